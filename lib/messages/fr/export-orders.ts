import type { Messages, Translation } from "../en";

export const exportOrders: Translation<Messages["exportOrders"]> = {};
