import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandAck, DeskCommand, TicketField } from '../contracts';
import { LiveConnection } from './connection';
import { FakeServer } from './fakeServer';
import { HandClock } from './handClock';
import { Outbox, type KeptCommand, type Outcome } from './outbox';
import { MemoryShelf } from './shelf';

const edit = (value: string, seen = 0, field: TicketField = 'What', ticket = 't1'): DeskCommand => ({ kind: 'ticketEdit', ticket, field, value, seen });

describe('The outbox', () => {
  let server: FakeServer;
  let clock: HandClock;
  let shelf: MemoryShelf<KeptCommand>;
  let acks: [DeskCommand, CommandAck][];
  let made = 0;

  /** A page as after a load: its connection and its outbox on the same shelf. */
  async function page(staff = '1003'): Promise<{ outbox: Outbox; live: LiveConnection }> {
    const live = new LiveConnection(server.open, clock, () => {}, () => Promise.resolve(true), () => 0.5);
    const outbox = new Outbox(
      (id, ageMs, command) => live.command({ id, ageMs, command }), shelf, staff, clock, () => `id${(made += 1)}`, () => clock.now(), (command, ack) => acks.push([command, ack]),
    );
    live.onLink((connected) => outbox.link(connected));
    live.start();
    await outbox.load();
    await clock.pass(0);
    return { outbox, live };
  }

  const values = () => server.done.map(({ command }) => (command.kind === 'ticketEdit' ? command.value : command.kind));

  beforeEach(() => {
    server = new FakeServer();
    clock = new HandClock();
    shelf = new MemoryShelf();
    acks = [];
    made = 0;
  });

  it('sends at once and keeps nothing after the answer', async () => {
    const { outbox } = await page();
    const outcome = await outbox.ask(edit('着火了'));
    await outbox.shelved();
    expect(outcome.ok).toBe(true);
    expect(shelf.entries.size).toBe(0);
    expect(outbox.kept).toBe(0);
  });

  it('keeps what is typed without a connection and sends the newest text of a field once', async () => {
    server.up = false;
    const { outbox } = await page();
    void outbox.ask(edit('着'));
    void outbox.ask(edit('着火'));
    const last = outbox.ask(edit('着火了'));
    void outbox.ask(edit('榆钱巷', 0, 'Place'));
    await outbox.shelved();
    expect(shelf.entries.size).toBe(2);
    server.rise();
    await clock.pass(1_000);
    expect((await last).ok).toBe(true);
    expect(values()).toEqual(['着火了', '榆钱巷']);
  });

  it('keeps the order within a ticket: what was written is there before the ticket is accepted', async () => {
    server.up = false;
    const { outbox } = await page();
    void outbox.ask(edit('一'));
    void outbox.ask({ kind: 'ticketAccept', ticket: 't1' });
    void outbox.ask(edit('二', 1));
    server.rise();
    await clock.pass(1_000);
    expect(values()).toEqual(['一', 'ticketAccept', '二']);
  });

  it('sends the same id again when the server died before its answer, and it is done once', async () => {
    const { outbox } = await page();
    server.dieAfterNext = true;
    const outcome = outbox.ask(edit('着火了'));
    await clock.pass(2_000);
    server.rise();
    await clock.pass(3_000);
    expect((await outcome).ok).toBe(true);
    expect(values()).toEqual(['着火了']);
    expect(server.fields.get('What')?.version).toBe(1);
    expect(outbox.kept).toBe(0);
  });

  it('survives the death of the page: the next one sends what was left, in order and with its ids', async () => {
    server.up = false;
    const first = await page();
    void first.outbox.ask(edit('一'));
    void first.outbox.ask({ kind: 'ticketAccept', ticket: 't1' });
    await first.outbox.shelved();
    first.live.stop();
    server.rise();
    await page();
    expect(server.done.map((done) => done.id)).toEqual(['id1', 'id2']);
    expect(acks.map(([command]) => command.kind)).toEqual(['ticketEdit', 'ticketAccept']);
    await clock.pass(0);
    expect(shelf.entries.size).toBe(0);
  });

  it('lets alone what another person left in the same browser', async () => {
    server.up = false;
    const first = await page('1003');
    void first.outbox.ask(edit('一'));
    await first.outbox.shelved();
    first.live.stop();
    server.rise();
    const second = await page('1004');
    expect(server.done).toEqual([]);
    expect(second.outbox.kept).toBe(0);
    expect(shelf.entries.size).toBe(1);
  });

  it('gives an edit that waited the version that the one before it left', async () => {
    const { outbox } = await page();
    const answers: Outcome[] = [];
    void outbox.ask(edit('一')).then((outcome) => answers.push(outcome));
    void outbox.ask(edit('一二')).then((outcome) => answers.push(outcome));
    await clock.pass(0);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect(server.fields.get('What')).toMatchObject({ value: '一二', version: 2 });
  });

  it('tells a conflict with what is there', async () => {
    const { outbox } = await page();
    server.write('What', '别人写的', '1004');
    const outcome = await outbox.ask(edit('我写的', 0));
    expect(outcome).toMatchObject({ ok: false, code: 'conflict', result: { field: { value: '别人写的', by: '1004' } } });
  });

  it('never keeps nor repeats call control: after two seconds it is too late', async () => {
    server.up = false;
    const { outbox } = await page();
    const hangUp = outbox.ask({ kind: 'callHangUp', call: 'c1', generation: 1 });
    await outbox.shelved();
    expect(shelf.entries.size).toBe(0);
    await clock.pass(2_000);
    expect(await hangUp).toMatchObject({ ok: false, code: 'late' });
    server.rise();
    await clock.pass(10_000);
    expect(server.done).toEqual([]);
  });

  it('sends call control within its two seconds with its age', async () => {
    const { outbox, live } = await page();
    server.kill();
    await clock.pass(0);
    const hangUp = outbox.ask({ kind: 'callHangUp', call: 'c1', generation: 1 });
    await clock.pass(900);
    server.rise();
    live.hurry();
    await clock.pass(0);
    expect((await hangUp).ok).toBe(true);
    expect(server.done[0]?.ageMs).toBe(900);
  });

  it('does not send call control again when its answer was lost', async () => {
    const { outbox } = await page();
    server.dieAfterNext = true;
    const hangUp = outbox.ask({ kind: 'callHangUp', call: 'c1', generation: 1 });
    await clock.pass(100);
    expect(await hangUp).toMatchObject({ ok: false, code: 'link' });
    server.rise();
    await clock.pass(5_000);
    expect(server.done.length).toBe(1);
  });

  it('forgets where the cursor was when there is no connection', async () => {
    server.up = false;
    const { outbox } = await page();
    expect(await outbox.ask({ kind: 'ticketFocus', ticket: 't1', field: 'What' })).toMatchObject({ ok: false, code: 'link' });
    server.rise();
    await clock.pass(2_000);
    expect(server.done).toEqual([]);
  });

  it('loses no text over a hundred deaths of the server while somebody types', async () => {
    const { outbox } = await page();
    let text = '';
    let seen = 0;
    for (let letter = 0; letter < 300; letter += 1) {
      text += String(letter % 10);
      void outbox.ask(edit(text, seen)).then((outcome) => (seen = outcome.result?.kind === 'field' ? outcome.result.field.version : seen));
      if (letter % 3 === 0) {
        if (letter % 2 === 0) server.dieAfterNext = true;
        else server.kill();
      }
      await clock.pass(150);
      if (!server.up && letter % 5 < 3) server.rise();
    }
    server.dieAfterNext = false;
    if (!server.up) server.rise();
    await clock.pass(10_000);
    expect(server.fields.get('What')?.value).toBe(text);
    expect(outbox.kept).toBe(0);
  });
});
