import { isFieldName, REFUSED_NEXT } from "./quoted-values";
import type { SlotStore } from "./slots";

/**
 * What a report gives as `name=value` without quotation marks. A member that is called "value" holds one, so does one that says who or which machine it was, and so does any other that the
 * sentence goes on to refuse (`RefundReason=Broken unknown`). Elsewhere the text behind the sign is left: it may be the code or the cause.
 * The state an order is in is a value too, once the text has named the state it should be in: only the second is asked of the reader.
 */

const CALLED_VALUE =
  /(?<![\p{L}\d_])((?:(?:given|actual|current|rejected|invalid)[_-]?)?(?:value|valeur|wert|valor|valore)|actor|user(?:name)?|author|(?:updated|created)[_-]?by|host|thread|worker)=\s?([^\s;|&,()[\]{}="'\ue000-\uf8ff][^;|&,()[\]{}="'\ue000-\uf8ff]{0,80})(?=[;|&,)\]}]|$)/giu;
const GIVEN_TO = /(?<=[\p{L}\d_\]]=)[\p{L}\d][\p{L}\d_./-]{0,40}(?=\s)/gu;

const WANTED =
  /(?<!\p{L})(?:not in (?:the )?(?:state|status)|expected|required (?:state|status)|must be|erwartet|muss|attendue?|doit être|atteso|deve essere|esperado|debe estar)(?!\p{L})/iu;
const FOUND =
  /(\((?:current(?:ly)?|actual|found|got|aktuell|ist|war|actuel(?:le)?|reçue?|attuale|trovato|encontrado)(?: (?:state|status|statut|état|stato|estado|zustand))?\s?[:=]\s?)([\p{L}_][\p{L}\d_ -]{0,40})(?=\))/giu;

const REFUSAL_REACH = 70;

/** Replaces the values that a name and a sign announce by slots. Linear. */
export const takeNamedValues = (text: string, store: SlotStore): string => {
  let rest = text;
  if (rest.includes("="))
    rest = rest
      .replace(CALLED_VALUE, (whole, name: string, value: string) =>
        isFieldName(value) ? whole : `${name}=${store.put("value", value)}`,
      )
      .replace(GIVEN_TO, (value, at: number, all: string) =>
        !isFieldName(value) && REFUSED_NEXT.test(all.slice(at + value.length, at + value.length + REFUSAL_REACH))
          ? store.put("value", value)
          : value,
      );
  if (!rest.includes("(")) return rest;
  const wanted = WANTED.exec(rest);
  return wanted === null
    ? rest
    : rest.replace(FOUND, (whole, before: string, state: string, at: number) =>
        at > wanted.index ? `${before}${store.put("value", state)}` : whole,
      );
};
