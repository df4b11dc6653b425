import "server-only";
import type { EvidenceLanguage, EvidencePack, EvidenceQuery, EvidenceReader } from "@/lib/contract/triage";
import { BUYER_OUTCOMES, type Outcome, stateWord } from "./evidence-outcome";
import { EVIDENCE_TERMS } from "./evidence-terms";
import { EVIDENCE_WORDS, fill } from "./evidence-words";

type Facts = Omit<EvidencePack, "text">;
type Writing = { language: EvidenceLanguage; reader: EvidenceReader; outcome: Outcome };

/** What a buyer is told ends here: no codes, no answers of machines. */
function forBuyer(facts: Facts, { language, outcome }: Writing): string[] {
  const words = EVIDENCE_WORDS[language];
  const said = BUYER_OUTCOMES[outcome];
  return [fill(words.buyer[said], { order: facts.order.marketplace_order_id }), "", words.askBuyer[said]];
}

/** Words for people; Lengow's own support looks things up by the code, so there it stands behind them. */
function named(code: string, word: string | undefined, reader: EvidenceReader): string {
  if (word === undefined || word === code) return code;
  return reader === "lengow" ? `${word} (${code})` : word;
}

function factLines(facts: Facts, { language, reader, outcome }: Writing): string[] {
  const words = EVIDENCE_WORDS[language];
  const terms = EVIDENCE_TERMS[language];
  // French sets a space before the colon that does not break.
  const colon = language === "fr" ? "\u00a0:" : ":";
  const { order, action, sent, answer, timeline, zone } = facts;
  const optional = (label: string, value: string | number | null): string[] =>
    value === null ? [] : [`${label}${colon} ${value}`];
  const type = named(action.type, terms.types[action.type], reader);
  return [
    `${words.order}${colon} ${order.marketplace_order_id}`,
    `${words.marketplace}${colon} ${named(order.marketplace, order.marketplace_name, reader)}`,
    ...optional(`${words.placed} (UTC / ${zone})`, order.placed && `${order.placed.utc} / ${order.placed.local}`),
    ...optional(words.status, order.status && named(order.status, terms.statuses[order.status], reader)),
    ...optional(words.total, order.amount),
    `${words.action}${colon} ${type}, ${stateWord(action.state, outcome, words)}`,
    ...optional(words.number, action.upstream_id),
    ...optional(words.line, action.line),
    "",
    `${words.sent}${colon}`,
    ...(sent.length > 0
      ? sent.map(({ name, value }) => `  ${named(name, terms.args[name], reader)}${colon} ${value}`)
      : [`  ${words.nothingSent}`]),
    "",
    `${words.answer}${colon}`,
    `  ${answer ?? words.noAnswer}`,
    "",
    `${fill(words.timeline, { zone })}${colon}`,
    ...timeline.map(({ utc, local, what }) => `  ${utc} / ${local}  ${what}`),
  ];
}

/** The text of an evidence pack for one reader in one language. Its facts are clean already; `outcome` is what can be said of the action. */
export function evidenceText(facts: Facts, { language, reader }: EvidenceQuery, outcome: Outcome): string {
  const words = EVIDENCE_WORDS[language];
  const { order, action } = facts;
  const writing = { language, reader, outcome };
  const values = { order: order.marketplace_order_id, marketplace: order.marketplace_name };
  const subject = fill(words.subject, {
    ...values,
    action: EVIDENCE_TERMS[language].types[action.type] ?? action.type,
    state: stateWord(action.state, outcome, words),
  });
  const body = (who: EvidenceReader): string[] => {
    if (who === "buyer") return forBuyer(facts, writing);
    const opening = fill(words.opening[who], { ...values, outcome: fill(words.outcome[outcome], values) });
    const ask = words.ask[who][outcome] ?? words.ask[who].none;
    return [opening, "", ...factLines(facts, writing), "", ask, "", words.masked];
  };
  const head = reader === "buyer" ? [] : [subject, ""];
  return [...head, words.greeting[reader], "", ...body(reader), "", words.closing].join("\n");
}
