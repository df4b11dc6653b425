import { rememberedByWord } from "./word-memory";

/**
 * One light stem for five languages. It only has to be the same for "item" and "items", "ordine" and "ordini", "expédié" and
 * "expédiées", "Position" and "Positionen"; that two unrelated words share a stem does no harm where whole sentences are compared.
 */

/** Verbs whose number shows inside the word, where an ending cannot settle it. */
const IRREGULAR: Readonly<Record<string, string>> = {
  fehlt: "fehl",
  passt: "pass",
  passen: "pass",
  entspricht: "entsprech",
  existiert: "existier",
  enthalten: "enthalt",
  contiennent: "contient",
  contengono: "contien",
  contienen: "contien",
  geht: "geh",
};

/** Lower case without accents: `Numéro` and `NUMERO` are one word. */
export const foldWord = rememberedByWord((word): string => {
  const lower = word.toLowerCase();
  return /^[\u0020-\u007e]*$/.test(lower)
    ? lower
    : lower
        .replace(/ß/g, "ss")
        .replace(/œ/g, "oe")
        .replace(/æ/g, "ae")
        .replace(/ø/g, "o")
        .replace(/ł/g, "l")
        .normalize("NFD")
        .replace(/\p{M}+/gu, "");
});

const findStem = (folded: string): string => {
  const irregular = IRREGULAR[folded];
  if (irregular) return irregular;
  if (folded.length < 4) return folded;
  let stem = folded;
  if (stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
  else if (/[^s]s$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length >= 7 && /(?:ano|ono|ent)$/.test(stem)) stem = stem.slice(0, -3);
  else if (stem.length >= 6 && /[ae]n$/.test(stem)) stem = stem.slice(0, -1);
  while (stem.length > 3 && /[aeio]$/.test(stem)) stem = stem.slice(0, -1);
  return stem.endsWith("h") && !/[cst]h$/.test(stem) ? stem.slice(0, -1) : stem;
};

/** The stem of a folded word. */
export const stemWord = rememberedByWord(findStem);
