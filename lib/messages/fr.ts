import type { Messages, Translation } from "./en";
import { actions } from "./fr/actions";
import { common } from "./fr/common";
import { crash } from "./fr/crash";
import { deadline } from "./fr/deadline";
import { errors } from "./fr/errors";
import { order } from "./fr/order";
import { orders } from "./fr/orders";
import { shell } from "./fr/shell";
import { signIn } from "./fr/sign-in";
import { status } from "./fr/status";

export const fr: Translation<Messages> = {
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
