/** Whether a marketplace has Amazon's invoice data report, so that its invoices go through VCS (API.md §17: every code of Amazon's begins so). */
export function isAmazonStore(code: string): boolean {
  return /^amazon_/i.test(code);
}
