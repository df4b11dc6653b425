import { actions } from "./en/actions";
import { common } from "./en/common";
import { crash } from "./en/crash";
import { deadline } from "./en/deadline";
import { errors } from "./en/errors";
import { order } from "./en/order";
import { orders } from "./en/orders";
import { shell } from "./en/shell";
import { signIn } from "./en/sign-in";
import { status } from "./en/status";

/** English, the language the others are checked against. One area a file; values are ICU messages. */
export const en = { actions, common, crash, deadline, errors, order, orders, shell, signIn, status } as const;

export type Messages = typeof en;
export type Area = keyof Messages;

/** The same keys with any text: what a translation of `T` must have. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
