import { actions } from "./de/actions";
import { common } from "./de/common";
import { crash } from "./de/crash";
import { deadline } from "./de/deadline";
import { errors } from "./de/errors";
import { order } from "./de/order";
import { orders } from "./de/orders";
import { shell } from "./de/shell";
import { signIn } from "./de/sign-in";
import { status } from "./de/status";
import type { Messages, Translation } from "./en";

export const de: Translation<Messages> = {
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
