export const exportOrders = {} as const;
