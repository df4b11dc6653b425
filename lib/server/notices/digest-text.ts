import "server-only";

type Language = "en" | "fr" | "de";

export interface DigestLine {
  event: string;
  marketplace: string;
  action_type: string;
  count: number;
  mask: string;
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
    foot: string;
  }
> = {
  en: {
    subject: (n) => (n === 1 ? "Orderdeck: one thing to look at" : `Orderdeck: ${n} things to look at`),
    opening: "This happened since the last digest:",
    new_group: "New cause",
    group_grew: "Grew",
    needs_person: "Needs a person",
    foot: "You asked for this under Settings, Notifications. It can be switched off there.",
  },
  fr: {
    subject: (n) => (n === 1 ? "Orderdeck : un point à regarder" : `Orderdeck : ${n} points à regarder`),
    opening: "Depuis le dernier résumé :",
    new_group: "Nouvelle cause",
    group_grew: "En hausse",
    needs_person: "Demande une personne",
    foot: "Vous l’avez demandé sous Réglages, Notifications. Vous pouvez l’y désactiver.",
  },
  de: {
    subject: (n) => (n === 1 ? "Orderdeck: eine Sache zum Ansehen" : `Orderdeck: ${n} Sachen zum Ansehen`),
    opening: "Seit der letzten Übersicht:",
    new_group: "Neue Ursache",
    group_grew: "Gewachsen",
    needs_person: "Braucht einen Menschen",
    foot: "Sie haben das unter Einstellungen, Benachrichtigungen bestellt. Dort lässt es sich abschalten.",
  },
};

/** One letter for everything that happened since the last one. Masks hold no values, so nothing personal stands in it. */
export function digestText(lines: readonly DigestLine[], language: string | null): { subject: string; text: string } {
  const words = WORDS[language === "fr" || language === "de" ? language : "en"];
  const titleOf = (event: string): string =>
    event === "group_grew" ? words.group_grew : event === "needs_person" ? words.needs_person : words.new_group;
  const body = lines.flatMap((line) => [
    `${titleOf(line.event)}: ${line.marketplace}, ${line.action_type}, ${line.count}`,
    `  ${line.mask.slice(0, 200)}`,
    `  ${line.href}`,
    "",
  ]);
  return { subject: words.subject(lines.length), text: [words.opening, "", ...body, words.foot].join("\n") };
}
