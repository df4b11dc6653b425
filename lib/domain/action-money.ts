/** Arguments that are amounts in the marketplace's own currency (API.md §14); the currency itself is never sent. */
const AMOUNTS = /^(?:shipping_price|refund_(?:price|taxes|shipping|shipping_price|shipping_taxes))$/;

export const isAmount = (argument: string): boolean => AMOUNTS.test(argument);
