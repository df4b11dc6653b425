/** What a slot in a mask stands for. */
export type SlotName =
  | "url"
  | "email"
  | "id"
  | "ip"
  | "path"
  | "date"
  | "amount"
  | "duration"
  | "phone"
  | "address"
  | "code"
  | "value"
  | "number"
  | "carrier"
  | "order"
  | "line"
  | "product"
  | "tracking"
  | "name";

export interface Slot {
  name: SlotName;
  /** The text that stood there; kept in the mask only when it is an error code. */
  text: string;
}

const FIRST = 0xe000;
const LAST = 0xf8ff;

/** Matches exactly one placeholder. Cleaned text holds no private-use characters, so nothing else can look like one. */
export const PLACEHOLDER = /[\ue000-\uf8ff]/u;

/** Takes variable parts out of a text and leaves one private-use character for each, so that later steps cannot split them. */
export class SlotStore {
  readonly #slots: Slot[] = [];

  put(name: SlotName, text: string): string {
    if (FIRST + this.#slots.length > LAST) return " ";
    this.#slots.push({ name, text });
    return String.fromCharCode(FIRST + this.#slots.length - 1);
  }

  get(placeholder: string): Slot | undefined {
    return this.#slots[placeholder.charCodeAt(0) - FIRST];
  }
}
