import "server-only";
import type { Me } from "@/lib/contract/me";
import { ROLE_PERMISSIONS } from "@/lib/domain/permissions";
import { accountNames } from "../accounts/account-store";
import type { PersonContext } from "../context";

/** The person who asks, their accounts and what they may do on each. For the route and for pages alike. */
export async function whoAmI(ctx: PersonContext): Promise<Me> {
  const names = await accountNames(ctx.db, [...ctx.grants.keys()]);
  const { id, email, name, locale } = ctx.person;
  return {
    user: { id, email, name, locale },
    accounts: [...ctx.grants].map(([accountId, role]) => ({
      id: accountId,
      name: names.get(accountId) ?? `Account ${accountId}`,
      role,
      permissions: ROLE_PERMISSIONS[role],
    })),
    demo: ctx.demo,
  };
}
