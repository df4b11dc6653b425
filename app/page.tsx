import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { IntlProvider } from "@/components/shell/intl-provider";
import { NoAccount } from "@/components/shell/no-account";
import { pagePerson } from "@/lib/server/http/page-context";
import { getIntl } from "./locale";

/** Leads to the account that was used last, else to the first one granted (DESIGN D1). */
export default async function StartPage() {
  const { me } = await pagePerson();
  const last = Number((await cookies()).get("account")?.value);
  const account = me.accounts.find(({ id }) => id === last) ?? me.accounts[0];
  if (account) redirect(`/accounts/${account.id}/home`);
  return (
    <IntlProvider {...(await getIntl(["shell", "common", "errors"]))}>
      <NoAccount />
    </IntlProvider>
  );
}
