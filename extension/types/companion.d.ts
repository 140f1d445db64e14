// Views of cards, declarations and the record. src/surface/ is the source; this is its shadow for the type checker.

interface StandardClauseView { label: string; words: string; from: string }

interface CardView {
  id: string; kind: "question"|"reserved"|"study"; text: string; question: string|null; template: string|null; standards: StandardClauseView[];
  study: StudyCard|null;
}

interface NudgeView { card: CardView|null; cadence: object; chat: object }

interface ChoiceView { id: string; label: string; chosen: boolean }

interface DeclareView {
  text: string; facts: string; forms: ChoiceView[]; periods: ChoiceView[]; checks: ChoiceView[]; informed: ChoiceView[];
  open: string; note: string|null; sheets: boolean; setBy: string|null;
}

interface RecordView {
  kept: string; days: number; setBy: string; empty: string|null;
  rows: { id: number; when: string; what: string; about: string; words: string; delete: string }[];
  weeks: { share: number; label: string }[];
  question: { id: string; text: string; standards: StandardClauseView[] }|null;
}

interface ExportView { name: string; media: string; text: string }

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
