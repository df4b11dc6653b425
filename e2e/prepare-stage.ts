import { seedAccount } from "./sandbox";

/**
 * The app keeps a marketplace's metadata for half a day, so the marketplace of the hostile orders must be account 2's from the start.
 */
export default async function prepareStage(): Promise<void> {
  await seedAccount(2, { hostile: true });
}
