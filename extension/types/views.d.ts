// What crosses the boundary between the Rust core and these scripts. src/surface/ is the source; this is its shadow for the type checker.

/** What the person is doing with the text. */
type Moment = "paste" | "drop" | "type" | "send" | "edit" | "attach" | "desk";

/** What the core says about a text. Only "clean" lets it pass untouched. */
type Verdict = "clean" | "note" | "warn" | "safer-text-only" | "stop";

/** The choices a panel can offer, in the order shown. */
type ActionId = "use-safer" | "paste-safer" | "review" | "cancel" | "as-it-is" | "copy";

interface ActionView { id: ActionId; label: string; primary: boolean }

interface StandardView { number: string; wording: string }

/** One finding. Offsets are UTF-16, end exclusive. */
interface FindingView {
  id: string; start: number; end: number; entity: string; entityWord: string; masked: string; replacement: string;
  why: string; standard: StandardView | null; sure: string; sensitivity: string; near: string[]; kept: boolean;
}

interface GroupView { kind: string; shape: string; word: string; findings: FindingView[] }

/** What still points at somebody in the safer text; steps are what to make more general first. */
interface LinkageView { level: string; heading: string; words: string; how: string; steps: { quote: string; word: string; instead: string }[] }

/** A pseudonym map and tally of one chat. Opaque here: kept in session memory and handed back. */
type ChatState = object | null;

interface ReviewView {
  verdict: Verdict; heading: string; summary: string; saferHeading: string; saferText: string;
  groups: GroupView[]; linkage: LinkageView; actions: ActionView[];
  preview?: string; notes?: string[]; more?: string; progress?: ProgressView;
  setBy: string | null; contact: string | null; chip: { count: number; label: string }; after: string; chat: ChatState;
}

/** The part of a view that the panel shows; the rest of a ReviewView may be absent. */
interface PanelView {
  heading: string; summary: string; actions: ActionView[]; verdict?: Verdict;
  saferHeading?: string; saferText?: string; groups?: GroupView[]; linkage?: LinkageView;
  /** The beginning of a long safer text; what to know about a file; what the lists leave out; how far a reading is. */
  preview?: string; notes?: string[]; more?: string; progress?: ProgressView;
  setBy?: string | null; contact?: string | null;
}

interface ProgressView { words: string; label: string; done: number | null; total: number }

/** What the reader answers about a file or a long text. */
interface FileAnswer { view: ReviewView; saferName: string; notes: string[]; more: string; kind: string; entries: number; marks: number }

/** One stand-in of a text and everything it stands for, for the review page. */
interface EntryView {
  kind: string; shape: string; kindWord: string; entityWord: string; standIn: string; why: string; sure: string; ids: string[]; count: number; kept: boolean;
  /** The number of the person it stands for in this chat, for people. */
  person: number | null;
}

/** Start, end and index of the entry of each finding, one after another. */
interface PlacesView { entries: EntryView[]; marks: number[] }

interface ReviewRequest {
  text: string; moment: Moment; host: string; path: string; keep: string[]; chat: ChatState; quiet: boolean;
}

/** A site adapter, merged with policy. Selectors are tried in order: newest page first. */
interface SiteView {
  id: string; name: string; tier: string; composers: string[]; sends: string[]; replies: string[]; userMessages: string[];
  busy?: string[]; editors: string[]; newChat: string[]; temporary: string[]; pasteLimit: number | null; allFrames: boolean; reachable: boolean;
}

type Words = Record<string, string>;

/** What a page learns when it begins, and whenever something changed. */
interface News { copyChoice?: string; chat?: ChatState;
  /** Which site the page belongs to, as the browser tells it. */
  host: string;
  inputs: Inputs; site: SiteView|null; words: Words; css: string; pausedUntil: number;
  /** What to show when the core can't answer; null where no core ever has. */
  failure: PanelView|null;
  /** The core did not answer just now. */
  broken: boolean;
}

/** What `configure` wants. `managed` is null until the browser has answered: strict defaults until then. */
interface Inputs { words?: object | null; settings: object; managed: object | null; language: string; today: string }

/** One value of the rules in force, in finished words. */
interface PolicyValue { key: string; word: string; value: string; valueWord: string; setBy: string; locked: boolean }

/** Something wrong with a policy. */
interface ProblemView { path: string; line: number|null; words: string; advice: boolean }

/** One policy that holds. */
interface PolicySource { name: string; edition: string|null; reviewBy: string|null; link: string|null; overdue: string|null }

/** A setting that the person may change, unless somebody fixed it. */
interface SettingView {
  key: string; word: string; why: string; fixedBy: string|null;
  choices: { value: string|number|boolean; word: string; means: string|null; chosen: boolean }[];
}

/** A tool that somebody named. */
interface ToolView { name: string; hosts: string[]; tier: string; tierWord: string; note: string|null; link: string|null; ask: string|null; said: boolean }

/** The rule for one kind of a student's work. */
interface WorkView {
  work: string; word: string; light: "red"|"amber"|"green"; lightWord: string; shape: string; level: string|null; may: string[]; askFirst: string[];
  mayNot: string[]; declare: string; declareWhere: string|null; keep: string|null; grammarTools: string|null; reflecting: string|null;
  questions: string[]; note: string|null; link: string|null; source: string; ask: string|null;
}

/** What a university's pack says. */
interface StudyView {
  name: string; welcome: string; citation: string; work: WorkView[]; workingOn: SettingView; educator: boolean; adjustments: string|null;
  placement: { heading: string; rule: string|null; sides: { name: string; says: string }[]; holds: string };
}

/** The card that a student sees before something is sent. */
interface StudyCard {
  work: string|null; light: "red"|"amber"|"green"; shape: string; heading: string; lines: string[]; declare: string; ask: string|null;
  question: string|null; noDraft: boolean; setBy: string;
}

/** The rules in force. `arrived` is added by the background: when the browser last answered, in milliseconds since 1970. */
interface PolicyView {
  state: "waiting"|"none"|"held"|"broken"; stateWords: string; firstLine: string; mode: string; promise: string;
  policies: PolicySource[];
  values: PolicyValue[];
  verdicts: { kind: string; word: string; public: PolicyValue; approved: PolicyValue }[];
  contacts: { who: string; about: string[]; how: string|null; link: string|null; by: string }[];
  problems: ProblemView[]; tools: ToolView[]; settings: SettingView[]; study: StudyView|null;
  welcome: boolean; onFailure: "ask"|"stop"; arrived: number|null;
}

/** What came of four notes. */
interface PairView { declaration: string; appendix: string; reference: string; inText: string; blanks: string|null; names: string|null }

/** A reply with its names back. */
interface RestoreView { text: string; html: string | null; restored: number }

/** Somebody on the map of a chat. */
interface MapPerson { number: number; standIn: string; word: string; role: string; named: string; names: string[] }

/** The map of a chat. */
interface MapView {
  people: MapPerson[]; others: { standIn: string; original: string; entityWord: string }[];
  choices: { kind: string; word: string; chosen: string; options: { id: string; word: string }[] }[];
  roles: { id: string; word: string }[]; left: string[]; empty: boolean; chat: ChatState;
}

/** The generated glue of the engine (core/core.js). */
declare const wasm_bindgen: {
  initSync(module: { module: BufferSource | WebAssembly.Module }): unknown;
  configure?(inputs: Inputs): PolicyView;
  failurePanel?(): PanelView;
  checkPolicy?(text: string): { right: boolean; name: string|null; slot: "university"|"placement"|null; problems: ProblemView[] };
  pair?(request: object): PairView;
  review(request: ReviewRequest): ReviewView;
  checkReply(request: ReplyRequest): ReplyView;
  advise(request: AdviceRequest): AdviceView;
  lacks?(): string | undefined;
  learn?(words: object): void;
  nudge(request: object): NudgeView;
  declare(request: object): DeclareView;
  record(request: object): RecordView;
  recordAdd(request: object): { entries: object[]; added: boolean; names: boolean };
  recordExport(request: object): ExportView;
  restore?(request: { text: string; html: string | null; chat: ChatState }): RestoreView;
  map?(request: { chat: ChatState; edit: object | null }): MapView;
  reviewFile?(request: { review: ReviewRequest; name: string; notes: [string, number][]; place: [number, number]; whole: boolean; edit: object | null }):
    { view: ReviewView; safer: string; saferName: string; notes: string[]; more: string; places: PlacesView | null };
  unreadFile?(request: { reason: string; place: [number, number] }): PanelView;
  site(host: string): SiteView | null;
  sites(): SiteView[];
  wording(): Words;
};

/** The generated glue of the documents module (core/documents.js): only in the reader's worker. */
declare const candour_documents: {
  initSync(module: { module: BufferSource | WebAssembly.Module }): unknown;
  extractDocument(name: string, bytes: Uint8Array, progress: (done: number, total: number) => boolean):
    { kind: string; text: string; notes: { name: string; count: number }[] };
};
