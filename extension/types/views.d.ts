// What crosses the boundary between the Rust core and these scripts. src/surface/ is the source; this is its shadow for the type checker.

/** What the person is doing with the text. */
type Moment = "paste" | "drop" | "type" | "send" | "edit" | "attach" | "desk";

/** What the core says about a text. Only "clean" lets it pass untouched. */
type Verdict = "clean" | "note" | "warn" | "safer-text-only" | "stop";

/** The choices a panel can offer, in the order shown. */
type ActionId = "use-safer" | "review" | "cancel" | "as-it-is" | "copy";

interface ActionView { id: ActionId; label: string; primary: boolean }

interface StandardView { number: string; wording: string }

/** One finding. Offsets are UTF-16, end exclusive. */
interface FindingView {
  id: string; start: number; end: number; entity: string; entityWord: string; masked: string; replacement: string;
  why: string; standard: StandardView | null; sure: string; sensitivity: string; kept: boolean;
}

interface GroupView { kind: string; shape: string; word: string; findings: FindingView[] }

/** What still points at somebody in the safer text; steps are what to make more general first. */
interface LinkageView { level: string; heading: string; words: string; how: string; steps: { quote: string; word: string; instead: string }[] }

/** A pseudonym map and tally of one chat. Opaque here: kept in session memory and handed back. */
type ChatState = object | null;

interface ReviewView {
  verdict: Verdict; heading: string; summary: string; saferHeading: string; saferText: string;
  groups: GroupView[]; linkage: LinkageView; actions: ActionView[];
  setBy: string | null; contact: string | null; chip: { count: number; label: string }; after: string; chat: ChatState;
}

/** The part of a view that the panel shows; the rest of a ReviewView may be absent. */
interface PanelView {
  heading: string; summary: string; actions: ActionView[]; verdict?: Verdict;
  saferHeading?: string; saferText?: string; groups?: GroupView[]; linkage?: LinkageView;
  setBy?: string | null; contact?: string | null;
}

interface ReviewRequest {
  text: string; moment: Moment; host: string; path: string; keep: string[]; chat: ChatState; quiet: boolean;
}

/** A site adapter, merged with policy. Selectors are tried in order: newest page first. */
interface SiteView {
  id: string; name: string; tier: string; composers: string[]; sends: string[]; replies: string[]; userMessages: string[];
  editors: string[]; newChat: string[]; temporary: string[]; pasteLimit: number | null; allFrames: boolean; reachable: boolean;
}

type Words = Record<string, string>;

/** What a page learns when it begins, and whenever something changed. */
interface News {
  inputs: Inputs; site: SiteView|null; words: Words; css: string; pausedUntil: number;
  /** What to show when the core can't answer; null where no core ever has. */
  failure: PanelView|null;
  /** The core did not answer just now. */
  broken: boolean;
}

/** What `configure` wants. `managed` is null until the browser has answered: strict defaults until then. */
interface Inputs { settings: object; managed: object | null; language: string; today: string }

/** One value of the rules in force, in finished words. */
interface PolicyValue { key: string; word: string; value: string; valueWord: string; setBy: string; locked: boolean }

/** The rules in force. */
interface PolicyView {
  state: "waiting"|"none"|"held"|"broken"; stateWords: string; firstLine: string; promise: string;
  policies: { name: string; edition: string|null; reviewBy: string|null; link: string|null; overdue: string|null }[];
  values: PolicyValue[];
  verdicts: { kind: string; word: string; public: PolicyValue; approved: PolicyValue }[];
  contacts: { who: string; about: string[]; how: string|null; link: string|null; by: string }[];
  problems: { path: string; line: number|null; words: string; advice: boolean }[];
  welcome: boolean; onFailure: "ask"|"stop";
}

/** What `checkReply` wants: `source` is all that was typed, pasted and attached in this chat, joined by empty lines. */
interface ReplyRequest { source: string; reply: string }

type ReplyKind = "lost_negation" | "changed_risk" | "invented_quote" | "invented_name" | "invented_date" | "invented_number"
  | "invented_fact_law" | "changed_certainty" | "wrong_attribution" | "lost_quote" | "filled_reserved_section" | "loaded_language" | "us_term";

/** One place to look again. Offsets are UTF-16, end exclusive; null where there is no such place. Serious kinds come first. */
interface ReplyIssueView {
  id: string; kind: ReplyKind; kindWord: string; serious: boolean;
  start: number|null; end: number|null; words: string;
  sourceStart: number|null; sourceEnd: number|null; sourceWords: string;
  why: string; question: string; instead: string|null;
}

/** `first` places are shown before "show all"; where `many` is set, kinds and counts are shown first. */
interface ReplyView {
  count: number; label: string; heading: string; limits: string; issues: ReplyIssueView[];
  kinds: { kind: ReplyKind; word: string; count: number }[]; first: number; many: boolean;
}

type TaskKind = "artifact" | "idea" | "search" | "learn" | "summarise" | "analyse" | "improve" | "guidance" | "validation";
type ReservedTask = "analysis" | "risk_assessment" | "decision" | "chronology" | "reflective_log" | "court_statement" | "capacity_assessment";
type TaskCue = "emergency" | "distress" | "transcript" | "multi_agency" | "family_letter" | "translation" | "agreement" | "student";

/** What `advise` wants. `audience` may be empty: then the prompt itself says whether a student writes. */
interface AdviceRequest { text: string; audience: "practitioner" | "student" | "" }

/** What a prompt asks for. Holds nothing of the prompt. `clear` is 0 to 1; `socialWork` is whether a nudge has any place here. */
interface AdviceView {
  task: TaskKind; taskWord: string; clear: number; reserved: { task: ReservedTask; word: string }[]; case: boolean; socialWork: boolean;
  audience: "practitioner" | "student"; cues: TaskCue[];
  question: { id: string; text: string; standards: string[] } | null; declaration: string;
}

/** The generated glue of the engine (core/core.js). */
declare const wasm_bindgen: {
  initSync(module: { module: BufferSource | WebAssembly.Module }): unknown;
  configure?(inputs: Inputs): PolicyView;
  failurePanel?(): PanelView;
  review(request: ReviewRequest): ReviewView;
  checkReply(request: ReplyRequest): ReplyView;
  advise(request: AdviceRequest): AdviceView;
  restore?(request: { text: string; html?: string; chat: ChatState }): { text: string; html?: string; restored: number };
  site(host: string): SiteView | null;
  sites(): SiteView[];
  wording(): Words;
};
