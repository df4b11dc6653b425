/** Limits of what an administrator may set for an account. The database holds the same ones. */

/** How many months the local copy of an order keeps personal data at most; Lengow itself anonymises after six (PRODUCT U21). */
export const RETENTION_MONTHS = [1, 2, 3, 4, 5, 6] as const;
export type RetentionMonths = (typeof RETENTION_MONTHS)[number];
export const DEFAULT_RETENTION_MONTHS: RetentionMonths = 6;

/** The longest hold before an action leaves, in seconds. */
export const MAX_HOLD_SECONDS = 3_600;

/** The settings whose last change is told beside them. */
export const SETTING_NAMES = ["name", "keys", "holds", "retention"] as const;
export type SettingName = (typeof SETTING_NAMES)[number];
