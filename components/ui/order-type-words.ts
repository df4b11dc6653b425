import { orderTypeLook } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";
import type { Translate } from "@/lib/messages/translate";
import type { IconName } from "./icon";

/** One of an order's types (`OrderType` of `lib/domain/order.ts`). */
export interface TypeOf {
  type: string;
  label: string;
}

/** What is shown of an order type: the word that filters have for it too, and on hover the marketplace's own label where it is another. */
interface TypeWords {
  word: string;
  title: string;
  icon: IconName;
}

/** The words of an order type, for rows, heads and cards alike. A type without a word of ours is its label. */
export function orderTypeWords(t: Translate<"status">, { type, label }: TypeOf): TypeWords {
  const look = orderTypeLook(type);
  const own = plainText(label || type, 40).text;
  if (!look) return { word: own, title: own, icon: "tag" };
  const word = t(`type.${look.key}`);
  const isSaid = label === "" || label === type || own.toLowerCase() === word.toLowerCase();
  return { word, title: isSaid ? word : t("typeLabelled", { word, label: own }), icon: look.icon };
}
