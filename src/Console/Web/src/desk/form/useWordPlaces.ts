import { watch } from 'vue';
import { read } from '../../api/rest';
import type { PlaceView } from '../../contracts';
import { useDeskUi } from '../../stores/deskUi';
import { useTickets } from '../../stores/tickets';

const pauseMs = 180;
const mostCharacters = 60;

/** Looks for the place while it is written: by the place's own words, or by those of what happened as long as there are none. */
export function useWordPlaces(): void {
  const tickets = useTickets();
  const ui = useDeskUi();
  let going: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch(() => [tickets.present, tickets.text('Place') || tickets.text('What').slice(-mostCharacters)] as const, ([ticket, words]) => {
    clearTimeout(timer);
    going?.abort();
    if (ui.candidatesOf !== (ticket ?? '')) {
      ui.candidates = [];
      ui.candidatesOf = ticket ?? '';
    }
    if (ticket === null || words.trim().length < 2) return;
    timer = setTimeout(() => {
      going = new AbortController();
      const from = tickets.view?.chosenPlace?.id ?? '';
      read<PlaceView[]>(`places?q=${encodeURIComponent(words)}${from ? `&from=${encodeURIComponent(from)}` : ''}`, going.signal).then(
        (found) => (ui.candidates = found),
        () => {
          // Typed on, or no finder: what was found stays.
        },
      );
    }, pauseMs);
  }, { immediate: true });
}
