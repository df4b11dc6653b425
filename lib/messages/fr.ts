import type { Messages, Translation } from "./en";
import { actions } from "./fr/actions";
import { bulk } from "./fr/bulk";
import { carriers } from "./fr/carriers";
import { common } from "./fr/common";
import { crash } from "./fr/crash";
import { deadline } from "./fr/deadline";
import { errors } from "./fr/errors";
import { explorer } from "./fr/explorer";
import { exportOrders } from "./fr/export-orders";
import { home } from "./fr/home";
import { keys } from "./fr/keys";
import { order } from "./fr/order";
import { orders } from "./fr/orders";
import { settings } from "./fr/settings";
import { shell } from "./fr/shell";
import { signIn } from "./fr/sign-in";
import { status } from "./fr/status";
import { triage } from "./fr/triage";
import { vcs } from "./fr/vcs";
import { views } from "./fr/views";

export const fr: Translation<Messages> = {
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
};
