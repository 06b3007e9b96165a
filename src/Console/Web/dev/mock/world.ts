import type { PartyState, CommandAck, CommandEnvelope, FieldView, SeatCall, SeatSnapshot, StreamDelta, StreamSnapshot, StreamStart, SubscribeRequest, TicketField, TicketView, TimelineEntry } from '../../src/contracts';
import type { OpenWire, Wire, WireEars } from '../../src/live/wire';
import { history, minutes, noSuggestions, queues, seats, suggest } from './data';

/** A server inside the page, for looking at the screens. Its rules are as simple as the screens allow. */
export class World {
  private ears: WireEars | null = null;
  private seq = new Map<string, number>();
  private tickets = new Map<string, TicketView>();
  private answers = new Map<string, CommandAck>();
  private next = 400;
  readonly seat: SeatSnapshot = {
    seat: { staff: '1003', phone: null, state: 'SignedOut', cause: 'None', reason: null, sinceMs: minutes(0), queues: ['police', 'government', 'traffic'], voice: 'None' },
    calls: [], drafts: [], today: { answered: 41, within15s: 39, missed: 1, talkMs: 7_200_000 },
  };

  readonly open: OpenWire = (ears) => {
    this.ears = ears;
    let going = 0;
    const wire: Wire = {
      subscribe: (wanted) => Promise.resolve(this.start(wanted)),
      unsubscribe: () => Promise.resolve(),
      command: (wanted) => new Promise((done) => setTimeout(() => done(this.command(wanted)), 15)),
      levels: (each) => {
        const timer = setInterval(() => {
          going += 1;
          const busy = this.seat.calls.some((call) => call.phase === 'Talking');
          each({ inDbfs: busy ? -34 + Math.round(16 * Math.sin(going / 3)) : -70, outDbfs: busy ? -28 + Math.round(14 * Math.cos(going / 4)) : -90, lossPermille: 2, jitterMs: 4, roundTripMs: 18 });
        }, 100);
        return () => clearInterval(timer);
      },
      close: () => (this.ears = null),
    };
    return Promise.resolve(wire);
  };

  /** A call comes. */
  ring(call: string, service: string, urgency: SeatCall['urgency'], text: string): void {
    this.put({
      call, generation: 1, phase: 'Ringing', service, emergency: service !== '12345', urgency, queue: service === '12345' ? 'government' : 'police', drill: false, caller: { text, masked: text.includes('*'), withheld: false }, arrivedMs: Date.now() - 1_500, offeredMs: Date.now() - 900,
      acceptedMs: null, endedMs: null, endedBy: null, offerEndsMs: Date.now() + 14_000, whyHere: [{ zh: '您示闲最久,有警情技能', en: 'You are ready the longest and have the police skill' }], card: { calls: 2, history, place: '砚池花园' }, own: true, parties: [], outbound: false, callBackOf: null,
    });
    this.state('Reserved', 'Call');
    this.make(call, call, [['Service', service], ['Urgency', urgency], ['Contact', text]]);
  }

  make(ticket: string, call: string | null, fields: [TicketField, string][], staff = 'system'): void {
    const view = (field: TicketField, value: string): FieldView => ({ field, value, version: 1, by: staff, atMs: Date.now() });
    const entry: TimelineEntry = { atMs: Date.now(), by: 'system', text: call ? { zh: '来电,建立工单', en: 'Call came, ticket made' } : { zh: '新建工单', en: 'Ticket made' } };
    this.tickets.set(ticket, { ticket, call, state: 'Draft', fields: fields.map(([field, value]) => view(field, value)), writers: [{ staff: '1003', name: '孙演乙', field: null }], suggestions: noSuggestions, timeline: [entry], chosenPlace: null });
    this.draft(ticket);
  }

  accept(call: string): void {
    this.change(call, { phase: 'Talking', acceptedMs: Date.now(), offerEndsMs: null });
    this.state('Talking', 'Call');
    this.note(call, { zh: '座席 1003 接听', en: 'Taken at seat 1003' });
  }

  /** Somebody is called besides, and answers after a second and a half. */
  besides(call: string, staff: string | null, number: string, together: boolean): void {
    this.change(call, { parties: [{ party: '7', staff, number, state: 'Ringing', endsMs: Date.now() + 20_000, supervisor: false }] });
    setTimeout(() => this.party(call, together ? 'Joined' : 'Consulted'), 1_500);
  }

  /** The newest of those who were called is somewhere else now. */
  party(call: string, state: PartyState): void {
    const present = this.seat.calls.find((one) => one.call === call);
    const parties = (present?.parties ?? []).map((one) => ({ ...one, state }));
    this.change(call, { phase: state === 'Consulted' ? 'Held' : 'Talking', parties });
  }

  end(call: string): void {
    this.change(call, { phase: 'Ended', endedMs: Date.now(), endedBy: 'Caller' });
    this.state('WrapUp', 'Call');
  }

  /** Writes as the page or as somebody else. */
  write(ticket: string, field: TicketField, value: string, by: string): FieldView {
    const view = this.tickets.get(ticket);
    const before = view?.fields.find((one) => one.field === field);
    const after: FieldView = { field, value, version: (before?.version ?? 0) + 1, by, atMs: Date.now() };
    if (view) {
      view.fields = [...view.fields.filter((one) => one.field !== field), after];
      this.tell(`ticket:${ticket}`, { kind: 'fieldChanged', field: after });
      if (field === 'What') {
        view.suggestions = suggest(value);
        this.tell(`ticket:${ticket}`, { kind: 'suggestionsChanged', suggestions: view.suggestions });
      }
      this.draft(ticket);
    }
    return after;
  }

  writers(ticket: string, field: TicketField | null): void {
    this.tell(`ticket:${ticket}`, { kind: 'writersChanged', writers: [{ staff: '1003', name: '孙演乙', field: null }, { staff: '1007', name: '周演庚', field }] });
  }

  state(state: SeatSnapshot['seat']['state'], cause: SeatSnapshot['seat']['cause'], reason: string | null = null): void {
    this.seat.seat = { ...this.seat.seat, state, cause, reason, sinceMs: Date.now() };
    this.tell('seat', { kind: 'seatChanged', seat: this.seat.seat });
  }

  cut(): void {
    const ears = this.ears;
    this.ears = null;
    ears?.closed();
  }

  private note(ticket: string, text: { zh: string; en: string }, state = 'Draft'): void {
    const view = this.tickets.get(ticket);
    const entry = { atMs: Date.now(), by: '1003', text };
    if (view) view.timeline = [...view.timeline, entry];
    this.tell(`ticket:${ticket}`, { kind: 'ticketMoved', state, entry });
  }

  private draft(ticket: string): void {
    const view = this.tickets.get(ticket);
    if (!view) return;
    const text = (field: TicketField) => view.fields.find((one) => one.field === field)?.value ?? '';
    const draft = { ticket, call: view.call, service: text('Service') || '12345', urgency: (text('Urgency') || 'P3') as SeatCall['urgency'], title: text('What').slice(0, 20), savedMs: Date.now() };
    this.seat.drafts = [...this.seat.drafts.filter((one) => one.ticket !== ticket), draft];
    this.tell('seat', { kind: 'draftChanged', draft });
  }

  private put(call: SeatCall): void {
    this.seat.calls = [...this.seat.calls.filter((one) => one.call !== call.call), call];
    this.tell('seat', { kind: 'seatCallChanged', call });
  }

  private change(name: string, part: Partial<SeatCall>): void {
    const call = this.seat.calls.find((one) => one.call === name);
    if (call) this.put({ ...call, ...part });
  }

  private gone(call: string): void {
    this.seat.calls = this.seat.calls.filter((one) => one.call !== call);
    this.tell('seat', { kind: 'seatCallGone', call });
  }

  private close(ticket: string, state: string, text: { zh: string; en: string }): CommandAck['result'] {
    this.note(ticket, text, state);
    this.seat.drafts = this.seat.drafts.filter((one) => one.ticket !== ticket);
    this.tell('seat', { kind: 'draftGone', ticket });
    return { kind: 'ticket', ticket, state };
  }

  private tell(stream: string, delta: StreamDelta): void {
    const first = (this.seq.get(stream) ?? 0) + 1;
    this.seq.set(stream, first);
    this.ears?.news({ stream, epoch: 'mock', first, deltas: [structuredClone(delta)] });
  }

  private start(wanted: SubscribeRequest): StreamStart {
    const common = { stream: wanted.stream, epoch: 'mock', seq: this.seq.get(wanted.stream) ?? 0, deltas: [], refusal: null };
    const ticket = this.tickets.get(wanted.stream.replace('ticket:', ''));
    const snapshot: StreamSnapshot | null = wanted.stream === 'seat' ? { kind: 'seat', ...this.seat } : wanted.stream === 'floor' ? { kind: 'floor', queues: queues(), seats: seats(), today: [], callBacks: [] } : ticket ? { kind: 'ticket', ticket } : null;
    return snapshot ? { ...common, snapshot: structuredClone(snapshot) } : { ...common, snapshot: null, refusal: '没有这张工单' };
  }

  private command(wanted: CommandEnvelope): CommandAck {
    const before = this.answers.get(wanted.id);
    if (before) return before;
    const ack: CommandAck = { id: wanted.id, ok: true, refusal: null, code: null, result: null };
    const { command } = wanted;
    switch (command.kind) {
      case 'seatSignIn': this.seat.seat = { ...this.seat.seat, phone: command.phone ?? 'web:1003', voice: 'Connected' }; this.state('NotReady', 'OwnWish', 'work'); break;
      case 'seatSignOut': this.state('SignedOut', 'OwnWish'); break;
      case 'seatReady': this.state('Ready', 'OwnWish'); break;
      case 'seatNotReady': this.state('NotReady', 'OwnWish', command.reason); break;
      case 'offerAccept': this.accept(command.call); break;
      case 'offerDecline': this.gone(command.call); this.state('NotReady', 'RingNoAnswer'); break;
      case 'callHold': this.change(command.call, { phase: command.held ? 'Held' : 'Talking' }); break;
      case 'callHangUp': this.end(command.call); break;
      case 'callConsult': this.besides(command.call, command.staff, command.number ?? '', command.together); break;
      case 'callJoin': this.party(command.call, 'Joined'); break;
      case 'callTransfer': this.end(command.call); break;
      case 'partyMute': this.party(command.call, command.muted ? 'Muted' : 'Joined'); break;
      case 'partyRelease': this.change(command.call, { phase: 'Talking', parties: [] }); break;
      case 'callWrappedUp': this.gone(command.call); this.state('Ready', 'OwnWish'); break;
      case 'ticketOpen': { const ticket = `20250612-000${(this.next += 1)}`; this.make(ticket, null, []); ack.result = { kind: 'ticket', ticket, state: 'Draft' }; break; }
      case 'ticketEdit': {
        const present = this.tickets.get(command.ticket)?.fields.find((one) => one.field === command.field);
        if (present && present.version !== command.seen) return { ...ack, ok: false, code: 'conflict', refusal: { zh: '这一项刚被别人改过', en: 'Somebody else changed this' }, result: { kind: 'field', field: present } };
        ack.result = { kind: 'field', field: this.write(command.ticket, command.field, command.value, '1003') };
        break;
      }
      case 'tripwireDecide': { const view = this.tickets.get(command.ticket); if (view) { view.suggestions = { ...view.suggestions, tripwires: [] }; this.tell(`ticket:${command.ticket}`, { kind: 'suggestionsChanged', suggestions: view.suggestions }); } break; }
      case 'ticketAnswer': ack.result = this.close(command.ticket, 'DirectAnswered', { zh: '当场答复办结', en: 'Answered and closed' }); break;
      case 'ticketAccept': ack.result = this.close(command.ticket, 'Accepted', { zh: '已受理', en: 'Accepted' }); break;
      case 'ticketRefuse': ack.result = this.close(command.ticket, 'NotAccepted', { zh: `不予受理:${command.code}`, en: `Not accepted: ${command.code}` }); break;
      case 'voiceConnect': return { ...ack, ok: false, code: 'voice', refusal: { zh: '模拟服务器没有语音', en: 'The mock has no voice' } };
      default: break;
    }
    this.answers.set(wanted.id, ack);
    return ack;
  }
}
