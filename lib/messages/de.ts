import { actions } from "./de/actions";
import { bulk } from "./de/bulk";
import { carriers } from "./de/carriers";
import { common } from "./de/common";
import { crash } from "./de/crash";
import { deadline } from "./de/deadline";
import { errors } from "./de/errors";
import { explorer } from "./de/explorer";
import { exportOrders } from "./de/export-orders";
import { home } from "./de/home";
import { keys } from "./de/keys";
import { order } from "./de/order";
import { orders } from "./de/orders";
import { settings } from "./de/settings";
import { shell } from "./de/shell";
import { signIn } from "./de/sign-in";
import { status } from "./de/status";
import { triage } from "./de/triage";
import { vcs } from "./de/vcs";
import { views } from "./de/views";
import type { Messages, Translation } from "./en";

export const de: Translation<Messages> = {
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
