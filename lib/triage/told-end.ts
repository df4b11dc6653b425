import { cleanText } from "./clean-text";
import { familyOf } from "./family-of";
import { type OrderProgress, orderProgress } from "./order-progress";
import { foldWord } from "./stem-word";

/** What a marketplace's words say became of an order there. */
export const ORDER_ENDS = ["canceled", "refunded", "shipped", "closed", "accepted", "refused"] as const;
export type OrderEnd = (typeof ORDER_ENDS)[number];

/** German puts the participle last: "wurde vom Käufer storniert". One of these has to stand before it. */
const GERMAN_CUES = ["wurde", "wurden", "ist", "sind", "bereits", "schon", "den status"];

interface Words {
  /** Whole phrases of the other languages, from the beginning of a word. */
  said: readonly string[];
  german: readonly string[];
}

const WORDS: Readonly<Record<OrderEnd, Words>> = {
  canceled: {
    said: [
      ...["is cancel", "was cancel", "were cancel", "been cancel", "already cancel", "status cancel", "state cancel"],
      ...["est annul", "deja annul", "ete annul", "annulee par", "annule par", "statut actuel cancel"],
      ...["stato annullat", "risulta annullat", "gia annullat", "e annullat"],
      ...["sido cancelad", "sido anulad", "esta cancelad", "esta anulad", "ya cancelad", "fue cancelad"],
    ],
    german: ["storniert"],
  },
  refunded: {
    said: [
      ...["is refund", "was refund", "been refund", "already refund", "refund was already issued"],
      ...["ete rembours", "est rembours", "deja rembours"],
      ...["rimborso gia effettuato", "stato rimborsat", "gia rimborsat", "risulta rimborsat"],
      ...["sido reembolsad", "ya reembolsad", "esta reembolsad"],
    ],
    german: ["erstattet"],
  },
  shipped: {
    said: [
      ...["already shipped", "been shipped", "was shipped", "is shipped", "already dispatched", "been dispatched"],
      ...[
        "already deliver",
        "been deliver",
        "has shipped",
        "have shipped",
        "was dispatched",
        "already been sent",
        "confirmed as shipped",
      ],
      ...["status shipped", "state shipped", "state is shipped", "statut actuel shipped"],
      ...["deja expedi", "ete expedi", "est expedi", "deja livr", "ete livr"],
      ...["gia spedit", "stato spedit", "risulta spedit", "gia consegnat"],
      ...["sido enviad", "ya enviad", "sido expedid", "ya expedid", "ya entregad"],
    ],
    german: ["versendet", "versandt", "verschickt", "zugestellt"],
  },
  closed: {
    said: [
      ...["is closed", "was closed", "been closed", "already closed"],
      ...["est clotur", "ete clotur", "deja clotur", "est ferme", "deja ferme"],
      ...["e chius", "gia chius", "risulta chius", "esta cerrad", "ya cerrad"],
    ],
    german: ["abgeschlossen", "geschlossen"],
  },
  accepted: {
    said: ["already accept", "been accept", "deja accept", "ete accept", "gia accettat", "ya aceptad", "sido aceptad"],
    german: ["angenommen"],
  },
  refused: {
    said: ["already refus", "already reject", "deja refus", "ete refus", "gia rifiutat", "ya rechazad"],
    german: ["abgelehnt"],
  },
};

/** Words with which a sentence says that it did not happen, not all of it, or only speaks of the case. */
const NOT_SAID = [
  ...["not yet", "not been", "cannot be cancel", "can only", "must be", "if ", "unless", "until", "partial"],
  ...["pas encore", "n a pas", "n est pas", "doit etre", "partiel", "si la ", "tant que"],
  ...["noch nicht", "wurde nicht", "wurden nicht", "ist nicht", "teilweise", "teilerstatt", "falls", "wenn", "bevor"],
  ...["non ancora", "non e stato", "parzial", "aun no", "todavia no", "no ha sido", "parcial"],
];

const readable = (text: string): string =>
  ` ${foldWord(cleanText(text))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

const says = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => text.includes(` ${phrase}`));

/** "Kann nicht storniert werden" says what may not be done, not what happened. */
const isSaidInGerman = (text: string, german: readonly string[]): boolean =>
  GERMAN_CUES.some((cue) => text.includes(` ${cue} `)) &&
  german.some((word) => text.replaceAll(` ${word} werden`, "").includes(` ${word}`));

const isSaid = (text: string, { said, german }: Words): boolean => says(text, said) || isSaidInGerman(text, german);

/** "Refused" and "accepted" are said of requests as well; of an order only where that was what was asked. */
const concerns = (type: string, end: OrderEnd): boolean =>
  (end !== "accepted" || type === "accept") && (end !== "refused" || type === "refuse" || type === "accept");

/**
 * What became of the order at the marketplace by its own words, where that leaves nothing for the action to do; null when they do not say so beyond
 * doubt. Lengow may still show the status from before.
 */
export function toldEnd(text: string, type: string): OrderEnd | null {
  if (familyOf(text) !== "wrong_state") return null;
  const words = readable(text);
  if (says(words, NOT_SAID)) return null;
  const over = (end: OrderEnd): boolean => (orderProgress(type, end) satisfies OrderProgress) !== "open";
  return ORDER_ENDS.find((end) => concerns(type, end) && isSaid(words, WORDS[end]) && over(end)) ?? null;
}
