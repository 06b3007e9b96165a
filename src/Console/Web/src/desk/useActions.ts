import type { ActionName } from './keys/keymap';
import { useText } from '../i18n';
import { useDeskUi, type ContextRoom } from '../stores/deskUi';
import { useLive } from '../stores/live';
import { useSeat } from '../stores/seat';
import { useSession } from '../stores/session';
import { useTickets } from '../stores/tickets';
import { chips, taken, type SuggestedField } from './form/suggest';
import { awayReasons, secrecies } from './form/lists';
import type { TicketField } from '../contracts';

/** Something that a person at the desk can do, by key, button or command. */
export interface Action {
  /** It is possible now. */
  can(): boolean;
  /** Does it; a command may bring words along. */
  run(words?: string): void;
}

const confirmMs = 2_500;

/** Everything that the desk can do. Each has a key, a button and a command. */
export function useActions(): Record<ActionName, Action> {
  const t = useText();
  const ui = useDeskUi();
  const live = useLive();
  const seat = useSeat();
  const tickets = useTickets();
  const session = useSession();
  let hangUpAsked = 0;

  const ticket = () => tickets.present;
  const always = () => true;
  const withTicket = () => ticket() !== null && tickets.writable;
  const inCall = () => seat.talking;
  /** Somebody is there to be spoken with; not while a citizen's telephone still rings. */
  const spoken = () => seat.talking && seat.current?.phase !== 'Calling';
  const mine = () => spoken() && seat.current?.own === true;
  /** Who was called, without those who supervise. */
  const others = () => (seat.current?.parties ?? []).filter((one) => !one.supervisor);
  const consulted = () => seat.current?.parties.some((one) => one.state === 'Consulted') === true;
  const act = (run: (words: string) => void, can: () => boolean = always): Action => ({ can, run: (words = '') => void (can() && run(words)) });

  const written = (field: TicketField) => tickets.view?.fields.find((one) => one.field === field);
  const present = () => (tickets.view && tickets.writable ? chips(tickets.view.suggestions, (field) => tickets.text(field), written, (field) => tickets.draft(field).mine !== null) : []);
  const take = (field: SuggestedField): Action => act(() => {
    const chip = present().find((one) => one.field === field);
    if (chip) tickets.type(field, taken(chip, tickets.text(field)), ticket(), 'now');
  }, () => present().some((one) => one.field === field && one.state !== 'taken'));
  const place = (index: number): Action => act(() => {
    const chosen = ui.candidates[index];
    if (!chosen) return;
    tickets.type('PlaceId', chosen.id, ticket(), 'now');
    if (tickets.text('Place') === '') tickets.type('Place', chosen.within ? `${chosen.name}(${chosen.within})` : chosen.name, ticket(), 'now');
  }, () => withTicket() && ui.candidates[index] !== undefined);
  const room = (name: ContextRoom): Action => act((words) => {
    ui.context = name;
    if (name === 'knowledge') {
      if (words) ui.openKnowledge(words);
      else ui.focus('knowledge');
    }
    if (name === 'units') {
      if (words) ui.unitsQuery = words;
      ui.focus('units');
    }
    if (name === 'map') ui.focus('placeSearch');
  });
  const focus = (name: string, field: TicketField): Action => act((words) => {
    if (words) tickets.type(field, words);
    ui.focus(name);
  }, withTicket);
  /** With words it calls at once; else the desk asks whom. */
  const besides = (how: 'consult' | 'threeWay' | 'transfer'): Action => act((words) => {
    if (words && seat.current) void seat.callBesides(seat.current, words, how);
    else ui.dialog = how;
  }, () => mine() && others().every((one) => one.state === 'Joined' || one.state === 'Muted'));
  const choose = (which: 'mine' | 'theirs' | 'both'): Action => act(() => {
    const first = tickets.conflicts[0];
    if (first) tickets.choose(first[0], which);
  }, () => tickets.conflicts.length > 0);
  const step = (by: number): Action => act(() => {
    const list = seat.own?.drafts ?? [];
    const at = list.findIndex((draft) => draft.ticket === ticket());
    const next = list[(at + by + list.length) % list.length];
    if (next) tickets.show(next.ticket);
  }, () => (seat.own?.drafts.length ?? 0) > 1);

  /** Hanging up on somebody whose life is at risk wants the key twice. */
  function hangUp(): void {
    const call = seat.current;
    if (!call) return;
    if (call.urgency === 'P1' && performance.now() - hangUpAsked > confirmMs) {
      hangUpAsked = performance.now();
      live.refuse(`call:${call.call}`, t.value.call.hangUpTwice);
      return;
    }
    hangUpAsked = 0;
    void seat.hangUp(call);
  }

  return {
    accept: act(() => void (seat.ringing[0] && seat.accept(seat.ringing[0])), () => seat.ringing.length > 0),
    decline: act(() => void (seat.ringing[0] && seat.decline(seat.ringing[0])), () => seat.ringing.length > 0),
    hold: act(() => void (seat.current && seat.hold(seat.current, seat.current.phase !== 'Held')), spoken),
    mute: act(() => void seat.mute(!seat.muted), inCall),
    keypad: act(() => (ui.keypad = !ui.keypad), spoken),
    hangUp: act(hangUp, inCall),
    consult: besides('consult'),
    threeWay: besides('threeWay'),
    join: act(() => void (seat.current && seat.join(seat.current)), () => mine() && consulted()),
    // To who is there; with nobody there, or with words, to whom one names.
    transfer: act((words) => {
      if (seat.current && words === '' && others().length > 0) void seat.transfer(seat.current);
      else besides('transfer').run(words);
    }, () => mine() && others().every((one) => one.state !== 'Ringing')),
    release: act(() => void (seat.current && seat.release(seat.current, null)), () => mine() && others().length > 0),
    supervise: act(() => (ui.dialog = 'supervise'), () => session.me?.rights.includes('Supervise') === true),
    ringBack: act(() => void (seat.current && seat.ringBack(seat.current)), () => seat.current?.phase === 'Ended' && !seat.current.caller.withheld),
    callOut: act((words) => {
      if (words) void seat.callOut(words, seat.current?.service ?? '12345');
      else ui.dialog = 'callOut';
    }),
    wrapUp: act((words) => void (seat.current && seat.wrapUp(seat.current, words)), () => seat.current?.phase === 'Ended'),
    ready: act(() => void seat.ready(), () => seat.seat?.state === 'NotReady' || seat.seat?.state === 'WrapUp'),
    away: act((words) => {
      const reason = awayReasons.find((one) => one === words || t.value.away[one] === words);
      if (reason) void seat.notReady(reason);
      else ui.away = !ui.away;
    }),
    focusWhat: focus('What', 'What'),
    focusPlace: focus('Place', 'Place'),
    focusAnswer: focus('Answer', 'Answer'),
    takeAll: act(() => {
      for (const chip of present()) if (chip.state === 'open') tickets.type(chip.field, taken(chip, tickets.text(chip.field)), ticket(), 'now');
    }, () => present().some((chip) => chip.state === 'open')),
    takeService: take('Service'),
    takeUrgency: take('Urgency'),
    takeNature: take('Nature'),
    takeCategory: take('Category'),
    takeAlso: take('Also'),
    place1: place(0),
    place2: place(1),
    place3: place(2),
    place4: place(3),
    place5: place(4),
    tripTake: act(() => {
      const first = tickets.view?.suggestions.tripwires[0];
      const name = ticket();
      if (first && name !== null) void live.ask({ kind: 'tripwireDecide', ticket: name, rule: first.rule, take: true, reason: null }, 'tripwire');
    }, () => (tickets.view?.suggestions.tripwires.length ?? 0) > 0),
    tripDismiss: act(() => {
      ui.tripwire = tickets.view?.suggestions.tripwires[0]?.rule ?? null;
      ui.focus('tripwire');
    }, () => (tickets.view?.suggestions.tripwires.length ?? 0) > 0),
    secrecy: act(() => {
      const at = secrecies.findIndex((one) => one === (tickets.text('Secrecy') || 'open'));
      tickets.type('Secrecy', secrecies[(at + 1) % secrecies.length] ?? 'open', ticket(), 'now');
    }, withTicket),
    send: act(() => decide('ticketAccept'), withTicket),
    answer: act(() => decide('ticketAnswer'), withTicket),
    refuse: act(() => (ui.dialog = 'refuse'), withTicket),
    pass: act(() => (ui.dialog = 'pass'), withTicket),
    map: room('map'),
    same: room('same'),
    knowledge: room('knowledge'),
    history: room('history'),
    units: room('units'),
    cards: act((words) => {
      ui.card = words || null;
      ui.context = 'card';
      ui.focus('cards');
    }),
    modules: act(() => (ui.modules = !ui.modules), withTicket),
    nextTab: step(1),
    previousTab: step(-1),
    newTicket: act(() => void open()),
    tickets: act(() => (ui.dialog = 'tickets'), () => session.me?.rights.includes('MoveTickets') === true),
    mine: choose('mine'),
    theirs: choose('theirs'),
    both: choose('both'),
    reveal: act(() => (ui.dialog = 'reveal'), () => seat.current?.caller.masked === true),
    command: act(() => {
      ui.commandOpen = true;
      ui.focus('command');
    }),
    keyMap: act(() => (ui.dialog = 'keyMap')),
    settings: act(() => (ui.dialog = 'settings')),
    signOut: act(() => (ui.dialog = 'signOut')),
  };

  function decide(kind: 'ticketAccept' | 'ticketAnswer'): void {
    const name = ticket();
    if (name === null) return;
    if (kind === 'ticketAnswer' && ui.article?.direct && !tickets.text('Answer').includes(`《${ui.article.title}》`)) {
      // The sentence that was read out is kept with the ticket.
      const before = tickets.text('Answer');
      tickets.type('Answer', before === '' ? ui.article.told : `${before}\n${ui.article.told}`, name);
    }
    tickets.flush(name);
    if (kind === 'ticketAccept') void live.ask({ kind, ticket: name }, `ticket:${name}`);
    else answered(name);
  }

  function answered(name: string): void {
    const read = ui.article?.direct ? ui.article : null;
    void live.ask({ kind: 'ticketAnswer', ticket: name, article: read?.id ?? null, articleVersion: read?.version ?? null }, `ticket:${name}`);
  }

  async function open(): Promise<void> {
    const outcome = await live.ask({ kind: 'ticketOpen', ticket: null }, 'tabs');
    if (outcome.ok && outcome.result?.kind === 'ticket') tickets.show(outcome.result.ticket);
  }
}
