import "server-only";
import type { EvidenceLanguage, EvidencePack, EvidenceQuery, EvidenceReader } from "@/lib/contract/triage";
import { EVIDENCE_WORDS, fill } from "./evidence-words";

type Facts = Omit<EvidencePack, "text">;

/** What a buyer is told ends here: no codes, no answers of machines. */
function forBuyer(facts: Facts, language: EvidenceLanguage): string[] {
  const words = EVIDENCE_WORDS[language];
  return [fill(words.opening.buyer, { order: facts.order.marketplace_order_id }), "", words.ask.buyer];
}

function factLines(facts: Facts, language: EvidenceLanguage): string[] {
  const words = EVIDENCE_WORDS[language];
  const { order, action, sent, answer, timeline, zone } = facts;
  const optional = (label: string, value: string | number | null): string[] =>
    value === null ? [] : [`${label}: ${value}`];
  return [
    `${words.order}: ${order.marketplace_order_id} (${order.marketplace})`,
    ...optional(words.placed, order.ordered_at),
    ...optional(words.status, order.status),
    `${words.action}: ${words.types[action.type] ?? action.type} (${action.type}), ${words.states[action.state] ?? action.state}`,
    ...optional(words.number, action.upstream_id),
    ...optional(words.line, action.line),
    "",
    `${words.sent}:`,
    ...(sent.length > 0 ? sent.map(({ name, value }) => `  ${name} = ${value}`) : [`  ${words.nothingSent}`]),
    "",
    `${words.answer}:`,
    `  ${answer ?? words.noAnswer}`,
    "",
    `${fill(words.timeline, { zone })}:`,
    ...timeline.map(({ utc, local, what }) => `  ${utc} / ${local}  ${what}`),
  ];
}

/** The text of an evidence pack for one reader in one language. Its facts are clean already. */
export function evidenceText(facts: Facts, { language, reader }: EvidenceQuery): string {
  const words = EVIDENCE_WORDS[language];
  const { order, action } = facts;
  const values = { order: order.marketplace_order_id, marketplace: order.marketplace };
  const subject = fill(words.subject, {
    ...values,
    action: words.types[action.type] ?? action.type,
    state: words.states[action.state] ?? action.state,
  });
  const body = (who: EvidenceReader): string[] =>
    who === "buyer"
      ? forBuyer(facts, language)
      : [fill(words.opening[who], values), "", ...factLines(facts, language), "", words.ask[who], "", words.masked];
  const head = reader === "buyer" ? [] : [subject, ""];
  return [...head, words.greeting[reader], "", ...body(reader), "", words.closing].join("\n");
}
