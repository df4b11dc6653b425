import { actions } from "./en/actions";
import { bulk } from "./en/bulk";
import { carriers } from "./en/carriers";
import { common } from "./en/common";
import { crash } from "./en/crash";
import { deadline } from "./en/deadline";
import { errors } from "./en/errors";
import { explorer } from "./en/explorer";
import { exportOrders } from "./en/export-orders";
import { home } from "./en/home";
import { keys } from "./en/keys";
import { order } from "./en/order";
import { orders } from "./en/orders";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { signIn } from "./en/sign-in";
import { status } from "./en/status";
import { triage } from "./en/triage";
import { vcs } from "./en/vcs";
import { views } from "./en/views";

/** English, the language the others are checked against. One area a file; values are ICU messages. */
export const en = {
  home,
  explorer,
  carriers,
  views,
  keys,
  bulk,
  vcs,
  triage,
  settings,
  exportOrders,
  actions,
  common,
  crash,
  deadline,
  errors,
  order,
  orders,
  shell,
  signIn,
  status,
} as const;

export type Messages = typeof en;
export type Area = keyof Messages;

/** The same keys with any text: what a translation of `T` must have. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
