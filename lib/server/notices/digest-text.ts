import "server-only";
import { maskAsText } from "@/lib/domain/mask-slots";
import { EVIDENCE_TERMS } from "../triage/evidence-terms";
import { SLOT_WORDS } from "./slot-words";

type Language = "en" | "fr" | "de";

export interface DigestLine {
  event: string;
  /** As people call it; its code where the name could not be had. */
  marketplace: string;
  action_type: string;
  count: number;
  mask: string;
  /** Nothing came back: the mask is our own codes, which are no text to show. */
  wordless: boolean;
  href: string;
}

const WORDS: Record<
  Language,
  {
    subject: (n: number) => string;
    opening: string;
    new_group: string;
    group_grew: string;
    needs_person: string;
    failures: (n: number) => string;
    /** In place of a text that nobody said; as the screen says it. */
    wordless: string;
    /** What stands between a title and its text. */
    colon: string;
    foot: string;
  }
> = {
  en: {
    subject: (n) => (n === 1 ? "Orderdeck: one thing to look at" : `Orderdeck: ${n} things to look at`),
    opening: "This happened since the last digest:",
    new_group: "New cause",
    group_grew: "Grew",
    needs_person: "Needs a person",
    failures: (n) => (n === 1 ? "1 failure" : `${n} failures`),
    wordless: "Nothing came back that could be quoted",
    colon: ": ",
    foot: "You asked for this under Settings, Notifications. It can be switched off there.",
  },
  fr: {
    subject: (n) => (n === 1 ? "Orderdeck\u00a0: un point à regarder" : `Orderdeck\u00a0: ${n} points à regarder`),
    opening: "Depuis le dernier résumé\u00a0:",
    new_group: "Nouvelle cause",
    group_grew: "En hausse",
    needs_person: "À trancher",
    failures: (n) => (n <= 1 ? `${n} échec` : `${n} échecs`),
    wordless: "Aucun texte reçu à citer",
    colon: "\u00a0: ",
    foot: "Vous l’avez demandé sous Réglages, Notifications. Vous pouvez l’y désactiver.",
  },
  de: {
    subject: (n) => (n === 1 ? "Orderdeck: eine Sache zum Ansehen" : `Orderdeck: ${n} Sachen zum Ansehen`),
    opening: "Seit der letzten Übersicht:",
    new_group: "Neue Ursache",
    group_grew: "Gewachsen",
    needs_person: "Jemand muss entscheiden",
    failures: (n) => `${n} Fehler`,
    wordless: "Es kam kein Text zurück",
    colon: ": ",
    foot: "Sie haben das unter Einstellungen, Benachrichtigungen bestellt. Dort lässt es sich abschalten.",
  },
};

/** One letter for everything that happened since the last one. Masks hold no values, so nothing personal stands in it. */
export function digestText(lines: readonly DigestLine[], language: string | null): { subject: string; text: string } {
  const known: Language = language === "fr" || language === "de" ? language : "en";
  const words = WORDS[known];
  const titleOf = (event: string): string =>
    event === "group_grew" ? words.group_grew : event === "needs_person" ? words.needs_person : words.new_group;
  const body = lines.flatMap((line) => [
    `${titleOf(line.event)}${words.colon}${line.marketplace}, ${EVIDENCE_TERMS[known].types[line.action_type] ?? line.action_type}, ${words.failures(line.count)}`,
    `  ${line.wordless ? words.wordless : maskAsText(line.mask, (slot) => SLOT_WORDS[known][slot]).slice(0, 240)}`,
    `  ${line.href}`,
    "",
  ]);
  return { subject: words.subject(lines.length), text: [words.opening, "", ...body, words.foot].join("\n") };
}
