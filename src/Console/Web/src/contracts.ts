// Made from src/Console/Contracts by tests/Unit/Desk/TypeScriptContracts.cs. Do not edit.

export type AgentCause = 'None' | 'OwnWish' | 'RingNoAnswer' | 'PhoneRefused' | 'PhoneGone' | 'Call' | 'WrapUpOver' | 'DrillOver' | 'Replaced' | 'ServerRestarted' | 'Urgent';

export type AgentState = 'SignedOut' | 'Ready' | 'Reserved' | 'Talking' | 'WrapUp' | 'NotReady';

export interface ArticleHit {
  id: string;
  version: number;
  title: string;
  owner: string;
  kind: string;
  direct: string | null;
  stale: boolean;
  snippet: string;
}

export interface ArticleMoveRequest {
  move: string | null;
  revision: number;
  reason: string | null;
  text: ArticleRequest | null;
}

export interface ArticleRequest {
  id: string | null;
  title: string | null;
  category: string | null;
  owner: string | null;
  area: string | null;
  kind: string | null;
  direct: string | null;
  keywords: string | null;
  body: string | null;
  validFromMs: number;
  validToMs: number | null;
}

export interface ArticleSheet {
  id: string;
  version: number;
  title: string;
  owner: string;
  kind: string;
  direct: string | null;
  stale: boolean;
  validFromMs: number;
  validToMs: number | null;
  body: string[];
  category: string;
  area: string;
  keywords: string[];
  state: string;
  author: string;
  reviewer: string | null;
  reason: string | null;
  changedMs: number;
  revision: number;
  flags: number;
}

export interface AuditView {
  id: string;
  atMs: number;
  staff: string;
  mark: string;
  action: string;
  kind: string;
  what: string;
  reason: string | null;
}

export interface CallBackChanged {
  callBack: CallBackView;
}

export interface CallBackClose {
  call: string;
  disposition: string;
}

export interface CallBackGone {
  call: string;
}

export interface CallBackNow {
  call: string;
}

export type CallBackOutcome = 'Reached' | 'Busy' | 'NoAnswer' | 'Refused' | 'GivenUp';

export type CallBackReason = 'Abandoned' | 'TurnedAway' | 'CutOff' | 'Asked';

export interface CallBackView {
  call: string;
  service: string;
  emergency: boolean;
  urgency: Priority;
  caller: NumberView;
  reason: CallBackReason;
  missed: number;
  attempts: number;
  outcome: CallBackOutcome | null;
  sinceMs: number;
  dueMs: number | null;
  trying: boolean;
  agent: string | null;
}

export interface CallConsult {
  call: string;
  generation: number;
  staff: string | null;
  number: string | null;
  together: boolean;
}

export interface CallDigit {
  call: string;
  generation: number;
  digit: string;
}

export interface CallHangUp {
  call: string;
  generation: number;
}

export interface CallHold {
  call: string;
  generation: number;
  held: boolean;
}

export interface CallJoin {
  call: string;
  generation: number;
}

export interface CallLine {
  call: string;
  service: string;
  caller: NumberView;
  urgency: string;
  emergency: boolean;
  state: string;
  queue: string | null;
  agent: string | null;
  arrivedMs: number;
  acceptedMs: number | null;
  endedMs: number | null;
  endedBy: string | null;
  cause: string | null;
}

export interface CallListPage {
  calls: CallLine[];
  next: string | null;
}

export interface CallOut {
  number: string;
  service: string;
}

export interface CallRingBack {
  call: string;
}

export interface CallSheet {
  call: CallLine;
  offers: number;
  trunk: string;
  ticketState: string | null;
  ticketTitle: string | null;
  recordings: number;
}

export interface CallSupervise {
  call: string;
  wish: SupervisionWish;
  reason: string | null;
}

export interface CallTransfer {
  call: string;
  generation: number;
  staff: string | null;
  number: string | null;
  queue: string | null;
}

export interface CallWrappedUp {
  call: string;
  disposition: string;
}

export interface CallerCard {
  calls: number;
  history: HistoryEntry[];
  place: string | null;
}

export type ClockColour = 'Grey' | 'Green' | 'Yellow' | 'Red' | 'Done';

export interface CodeProof {
  code: string;
}

export interface CodeSetup {
  secret: string;
  uri: string;
}

export interface CommandAck {
  id: string;
  ok: boolean;
  refusal: Said | null;
  code: string | null;
  result: CommandResult | null;
}

export interface CommandEnvelope {
  id: string;
  ageMs: number;
  command: DeskCommand;
}

export type CommandResult =
  | ({ kind: 'voiceAnswer' } & VoiceAnswer)
  | ({ kind: 'field' } & FieldResult)
  | ({ kind: 'ticket' } & TicketResult);

export type DeskCommand =
  | ({ kind: 'seatSignIn' } & SeatSignIn)
  | ({ kind: 'seatSignOut' } & SeatSignOut)
  | ({ kind: 'seatReady' } & SeatReady)
  | ({ kind: 'seatNotReady' } & SeatNotReady)
  | ({ kind: 'voiceConnect' } & VoiceConnect)
  | ({ kind: 'voiceDisconnect' } & VoiceDisconnect)
  | ({ kind: 'voiceMute' } & VoiceMute)
  | ({ kind: 'voiceEcho' } & VoiceEcho)
  | ({ kind: 'offerAccept' } & OfferAccept)
  | ({ kind: 'offerDecline' } & OfferDecline)
  | ({ kind: 'callHangUp' } & CallHangUp)
  | ({ kind: 'callHold' } & CallHold)
  | ({ kind: 'callDigit' } & CallDigit)
  | ({ kind: 'callWrappedUp' } & CallWrappedUp)
  | ({ kind: 'callConsult' } & CallConsult)
  | ({ kind: 'callJoin' } & CallJoin)
  | ({ kind: 'callTransfer' } & CallTransfer)
  | ({ kind: 'partyRelease' } & PartyRelease)
  | ({ kind: 'partyMute' } & PartyMute)
  | ({ kind: 'callSupervise' } & CallSupervise)
  | ({ kind: 'callOut' } & CallOut)
  | ({ kind: 'callRingBack' } & CallRingBack)
  | ({ kind: 'callBackNow' } & CallBackNow)
  | ({ kind: 'callBackClose' } & CallBackClose)
  | ({ kind: 'ticketOpen' } & TicketOpen)
  | ({ kind: 'ticketEdit' } & TicketEdit)
  | ({ kind: 'ticketFocus' } & TicketFocus)
  | ({ kind: 'tripwireDecide' } & TripwireDecide)
  | ({ kind: 'ticketAnswer' } & TicketAnswer)
  | ({ kind: 'ticketAccept' } & TicketAccept)
  | ({ kind: 'ticketRefuse' } & TicketRefuse)
  | ({ kind: 'ticketPass' } & TicketPass);

export interface DirectoryEntry {
  id: string;
  unit: string;
  name: string;
  duty: string;
  extension: string | null;
  present: boolean;
}

export interface DraftChanged {
  draft: DraftHead;
}

export interface DraftGone {
  ticket: string;
}

export interface DraftHead {
  ticket: string;
  call: string | null;
  service: string;
  urgency: Priority;
  title: string;
  savedMs: number;
}

export interface FieldChanged {
  field: FieldView;
}

export interface FieldResult {
  field: FieldView;
}

export interface FieldView {
  field: TicketField;
  value: string;
  version: number;
  by: string;
  atMs: number;
}

export interface FlagRequest {
  reason: string | null;
  version: number | null;
}

export interface FloorSeat {
  staff: string;
  name: string;
  state: AgentState;
  cause: AgentCause;
  reason: string | null;
  sinceMs: number;
  service: string | null;
  urgency: Priority | null;
  call: string | null;
}

export interface FloorSeatChanged {
  seat: FloorSeat;
}

export interface FloorSeatGone {
  staff: string;
}

export interface FloorSnapshot {
  queues: QueueView[];
  seats: FloorSeat[];
  today: ServiceCount[];
  callBacks: CallBackView[];
}

export interface HistoryEntry {
  call: string;
  atMs: number;
  service: string;
  state: string;
  category: string | null;
  what: string | null;
  agent: string | null;
}

export interface MissedSearch {
  words: string;
  times: number;
  lastMs: number;
}

export interface MissedSearchRequest {
  words: string | null;
}

export interface NumberView {
  text: string;
  masked: boolean;
  withheld: boolean;
}

export interface OfferAccept {
  call: string;
  generation: number;
}

export interface OfferDecline {
  call: string;
  generation: number;
}

export interface PartyMute {
  call: string;
  generation: number;
  party: string;
  muted: boolean;
}

export interface PartyRelease {
  call: string;
  generation: number;
  party: string | null;
}

export type PartyState = 'Ringing' | 'Consulted' | 'Joined' | 'Muted' | 'Listening' | 'Whispering';

export interface PartyView {
  party: string;
  staff: string | null;
  number: string;
  state: PartyState;
  endsMs: number;
  supervisor: boolean;
}

export interface PasswordChange {
  present: string;
  next: string;
}

export interface PlaceView {
  id: string;
  name: string;
  kind: string;
  within: string;
  longitude: number | null;
  latitude: number | null;
  distanceMetres: number | null;
  matched: string;
}

export type Priority = 'P1' | 'P2' | 'P3' | 'P4';

export interface QueueChanged {
  queue: QueueView;
}

export interface QueueGone {
  queue: string;
}

export interface QueueView {
  queue: string;
  waiting: number;
  oldestMs: number | null;
  mostUrgent: Priority | null;
  staffed: number;
  ready: number;
}

export interface RevealRequest {
  kind: string;
  id: string;
  reason: string;
}

export interface Revealed {
  text: string;
}

export type Role = 'HotlineAgent' | 'CallTaker' | 'Dispatcher' | 'ShiftCommander' | 'DutyOfficer' | 'Supervisor' | 'QualityInspector' | 'KnowledgeEditor' | 'ObjectionReviewer' | 'FollowUpAgent' | 'WindowClerk' | 'VideoPost' | 'DepartmentHandler' | 'DepartmentHead' | 'TownCentre' | 'VillageAdministrator' | 'GridChief' | 'GridWorker' | 'GridAssistant' | 'GridInspector' | 'ProfessionalGridWorker' | 'Mediator' | 'Merchant' | 'Leader' | 'Discipline' | 'SystemAdministrator' | 'SecurityAdministrator' | 'Auditor';

export interface Said {
  zh: string;
  en: string;
}

export interface SameTicket {
  ticket: string;
  title: string;
  service: string;
  urgency: string;
  place: string;
  distanceMetres: number | null;
  minutes: number;
  words: string[];
  reporters: number;
}

export interface SeatCall {
  call: string;
  generation: number;
  phase: SeatCallPhase;
  service: string;
  emergency: boolean;
  urgency: Priority;
  queue: string;
  drill: boolean;
  caller: NumberView;
  arrivedMs: number;
  offeredMs: number;
  acceptedMs: number | null;
  endedMs: number | null;
  endedBy: string | null;
  offerEndsMs: number | null;
  whyHere: Said[];
  card: CallerCard | null;
  own: boolean;
  parties: PartyView[];
  outbound: boolean;
  callBackOf: string | null;
}

export interface SeatCallChanged {
  call: SeatCall;
}

export interface SeatCallGone {
  call: string;
}

export type SeatCallPhase = 'Ringing' | 'Talking' | 'Held' | 'Ended' | 'Calling';

export interface SeatChanged {
  seat: SeatView;
}

export interface SeatNotReady {
  reason: string;
}

export interface SeatReady {
}

export interface SeatSignIn {
  phone: string | null;
}

export interface SeatSignOut {
  successor: string | null;
}

export interface SeatSnapshot {
  seat: SeatView;
  calls: SeatCall[];
  drafts: DraftHead[];
  today: TodayCount;
}

export interface SeatView {
  staff: string;
  phone: string | null;
  state: AgentState;
  cause: AgentCause;
  reason: string | null;
  sinceMs: number;
  queues: string[];
  voice: VoiceState;
}

export interface ServiceCount {
  service: string;
  offered: number;
  answered: number;
  within10s: number;
  within15s: number;
  within20s: number;
  abandoned: number;
}

export interface ServiceCountChanged {
  count: ServiceCount;
}

export interface SessionView {
  id: string;
  beganMs: number;
  seenMs: number;
  address: string;
  browser: string;
  present: boolean;
}

export type SignInOutcome = 'SignedIn' | 'CodeNeeded' | 'PasswordChangeNeeded';

export interface SignInReply {
  outcome: SignInOutcome;
  me: WhoAmI | null;
}

export interface SignInRequest {
  staff: string;
  password: string;
  code: string | null;
}

export type StreamDelta =
  | ({ kind: 'seatChanged' } & SeatChanged)
  | ({ kind: 'seatCallChanged' } & SeatCallChanged)
  | ({ kind: 'seatCallGone' } & SeatCallGone)
  | ({ kind: 'draftChanged' } & DraftChanged)
  | ({ kind: 'draftGone' } & DraftGone)
  | ({ kind: 'todayChanged' } & TodayChanged)
  | ({ kind: 'queueChanged' } & QueueChanged)
  | ({ kind: 'queueGone' } & QueueGone)
  | ({ kind: 'floorSeatChanged' } & FloorSeatChanged)
  | ({ kind: 'floorSeatGone' } & FloorSeatGone)
  | ({ kind: 'serviceCountChanged' } & ServiceCountChanged)
  | ({ kind: 'callBackChanged' } & CallBackChanged)
  | ({ kind: 'callBackGone' } & CallBackGone)
  | ({ kind: 'fieldChanged' } & FieldChanged)
  | ({ kind: 'writersChanged' } & WritersChanged)
  | ({ kind: 'suggestionsChanged' } & SuggestionsChanged)
  | ({ kind: 'ticketMoved' } & TicketMoved);

export interface StreamNews {
  stream: string;
  epoch: string;
  first: number;
  deltas: StreamDelta[];
}

export type StreamSnapshot =
  | ({ kind: 'seat' } & SeatSnapshot)
  | ({ kind: 'floor' } & FloorSnapshot)
  | ({ kind: 'ticket' } & TicketSnapshot);

export interface StreamStart {
  stream: string;
  epoch: string;
  seq: number;
  snapshot: StreamSnapshot | null;
  deltas: StreamDelta[];
  refusal: string | null;
}

export interface SubscribeRequest {
  stream: string;
  after: number | null;
  epoch: string | null;
}

export interface Suggestions {
  version: string;
  service: string | null;
  also: string[];
  queue: string | null;
  urgency: string | null;
  nature: string | null;
  category: string | null;
  probabilityThousandths: number;
  reasons: string[];
  tripwires: Tripwire[];
}

export interface SuggestionsChanged {
  suggestions: Suggestions;
}

export type SupervisionWish = 'Listen' | 'Whisper' | 'Barge' | 'TakeOver' | 'ForceRelease' | 'Leave';

export interface TicketAccept {
  ticket: string;
}

export interface TicketAnswer {
  ticket: string;
  article: string | null;
  articleVersion: number | null;
}

export interface TicketClockStep {
  atMs: number;
  what: string;
  cause: string;
  dueMs: number;
}

export interface TicketClockView {
  colour: ClockColour;
  dueMs: number;
  leftMs: number;
  steps: TicketClockStep[];
}

export interface TicketEdit {
  ticket: string;
  field: TicketField;
  value: string;
  seen: number;
}

export type TicketField = 'What' | 'Place' | 'PlaceId' | 'Service' | 'Also' | 'Urgency' | 'Nature' | 'Category' | 'CallerName' | 'Contact' | 'Secrecy' | 'Parties' | 'Answer' | 'Note';

export interface TicketFocus {
  ticket: string;
  field: TicketField | null;
}

export type TicketMove = 'Accept' | 'AnswerDirectly' | 'Decline' | 'Dispatch' | 'Split' | 'Merge' | 'Unmerge' | 'Sign' | 'Begin' | 'RequestReturn' | 'GrantReturn' | 'RefuseReturn' | 'RequestExtension' | 'GrantExtension' | 'RefuseExtension' | 'Suspend' | 'Resume' | 'Whistle' | 'CallIn' | 'HandUp' | 'Reply' | 'SendBack' | 'Approve' | 'FollowUp' | 'Close' | 'Rework' | 'Reopen' | 'Archive';

export interface TicketMoveWish {
  move: TicketMove;
  version: number;
  reason: string | null;
  toUnit: string | null;
  amount: number | null;
  clock: string | null;
}

export interface TicketMoved {
  state: string;
  entry: TimelineEntry;
}

export interface TicketOpen {
  ticket: string | null;
}

export type TicketOwner = 'Nobody' | 'Writer' | 'Centre' | 'Unit' | 'ObjectionDesk' | 'LevelAbove' | 'FollowUpDesk' | 'MasterTicket';

export interface TicketPageView {
  ticket: string;
  state: TicketState;
  owner: TicketOwner;
  service: string;
  urgency: Priority;
  title: string | null;
  category: string | null;
  unit: string | null;
  round: number;
  version: number;
  acceptedMs: number | null;
  clock: TicketClockView | null;
  moves: TicketStepView[];
  possible: TicketMove[];
}

export interface TicketPass {
  ticket: string;
  toStaff: string;
}

export interface TicketRefuse {
  ticket: string;
  code: string;
  told: string;
}

export interface TicketResult {
  ticket: string;
  state: string;
}

export interface TicketSnapshot {
  ticket: TicketView;
}

export type TicketState = 'Draft' | 'Accepted' | 'DirectAnswered' | 'Dispatched' | 'SignedFor' | 'InProgress' | 'Replied' | 'FollowUp' | 'Closed' | 'NotAccepted' | 'ReturnRequested' | 'ExtensionRequested' | 'Suspended' | 'Whistled' | 'CoHandled' | 'HandedUp' | 'Reviewed' | 'Rework' | 'Archived' | 'Merged' | 'Split';

export interface TicketStepView {
  number: number;
  atMs: number;
  staff: string;
  role: Role;
  move: TicketMove;
  before: TicketState;
  after: TicketState;
  unit: string | null;
  reason: string | null;
}

export interface TicketView {
  ticket: string;
  call: string | null;
  state: string;
  fields: FieldView[];
  writers: Writer[];
  suggestions: Suggestions;
  timeline: TimelineEntry[];
  chosenPlace: PlaceView | null;
}

export interface TimelineEntry {
  atMs: number;
  by: string;
  text: Said;
}

export interface TodayChanged {
  today: TodayCount;
}

export interface TodayCount {
  answered: number;
  within15s: number;
  missed: number;
  talkMs: number;
}

export interface ToldTicket {
  ticket: string;
  version: number;
  sentence: string | null;
  atMs: number;
}

export interface Tripwire {
  rule: string;
  words: string[];
  service: string;
}

export interface TripwireDecide {
  ticket: string;
  rule: string;
  take: boolean;
  reason: string | null;
}

export interface VoiceAnswer {
  sdp: string;
}

export interface VoiceConnect {
  sdp: string;
}

export interface VoiceDisconnect {
}

export interface VoiceEcho {
  on: boolean;
}

export interface VoiceLevels {
  inDbfs: number;
  outDbfs: number;
  lossPermille: number;
  jitterMs: number;
  roundTripMs: number | null;
}

export interface VoiceMute {
  muted: boolean;
}

export type VoiceState = 'None' | 'Connected' | 'Lost';

export interface WhoAmI {
  staff: string;
  name: string;
  roles: string[];
  organisation: string;
  rights: string[];
  hasCode: boolean;
  passwordChangeNeeded: boolean;
  csrf: string;
  mark: string;
  site: string;
  demonstration: boolean;
  nowMs: number;
}

export interface Writer {
  staff: string;
  name: string;
  field: TicketField | null;
}

export interface WritersChanged {
  writers: Writer[];
}

export interface IDeskHub {
  Subscribe(wanted: SubscribeRequest): Promise<StreamStart>;
  Unsubscribe(stream: string): Promise<void>;
  Command(wanted: CommandEnvelope): Promise<CommandAck>;
  Levels(): AsyncIterable<VoiceLevels>;
}

export interface IDeskPage {
  News(news: StreamNews): Promise<void>;
  Behind(stream: string): Promise<void>;
}

