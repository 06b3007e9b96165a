using Microsoft.Playwright;

namespace CallCenter.Browser.House;

/// <summary>Every screen of the desk, one after the other, as somebody comes to see them in a first shift.</summary>
internal static class Tour
{
    /// <summary>Walks through; gives the name of each screen while it is shown.</summary>
    public static async IAsyncEnumerable<string> Of(IPage page, DeskSite site, string language, string staff, string address)
    {
        await page.GotoAsync(site.Server.Https.ToString());
        await page.Test("staff").WaitForAsync();
        if (await page.Locator("html").GetAttributeAsync("lang") != language)
        {
            await page.Test("language").ClickAsync();
        }

        yield return "sign-in";
        await site.Enter(page, staff);
        if (site.IsFirst(staff))
        {
            await page.Test("password-present").WaitForAsync();
            yield return "first-password";
            await site.Choose(page, staff);
        }

        await page.Test("shift-start").WaitForAsync();
        yield return "shift-start";
        await DeskSite.TakeSeat(page);
        yield return "desk-idle";
        await using var citizen = new Citizen(address);
        citizen.Dial(site.Server.Sip, "119");
        await page.Test("offer-number").WaitForAsync();
        yield return "ringing";
        await page.Keyboard.PressAsync("Alt+A");
        await citizen.Talker.Hears(Chromium.Microphone);
        await page.Keyboard.TypeAsync("榆钱巷机床厂三号楼着火,六楼有人");
        await page.Test("suggest-Service").WaitForAsync();
        yield return "call-with-suggestions";
        foreach (var (key, room) in new[] { ("F5", "map"), ("F6", "same"), ("F7", "knowledge"), ("F8", "history"), ("F9", "units"), ("Alt+Z", "card") })
        {
            await page.Keyboard.PressAsync(key);
            await page.Test($"room-{room}").WaitForAsync();
            yield return $"room-{room}";
        }

        foreach (var (key, dialog) in new[] { ("F1", "keyMap"), ("Alt+,", "settings"), ("Alt+L", "refuse"), ("Alt+V", "pass"), ("Alt+Shift+Q", "signOut") })
        {
            await page.Keyboard.PressAsync(key);
            await page.Test($"dialog-{dialog}").WaitForAsync();
            yield return $"dialog-{dialog}";
            await page.Keyboard.PressAsync("Escape");
            await page.Test($"dialog-{dialog}").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        }

        citizen.HangUp();
        await page.Locator("[data-test=\"wrap-up\"]").First.WaitForAsync();
        yield return "wrap-up";
    }
}
