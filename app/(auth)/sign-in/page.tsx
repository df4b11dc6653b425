import type { Metadata } from "next";
import { IntlProvider } from "@/components/shell/intl-provider";
import { SignInScreen } from "@/components/sign-in/sign-in-screen";
import { safeReturnPath } from "@/lib/server/auth/safe-return";
import { publicFlags } from "@/lib/server/public-flags";
import { getIntl, getTranslator } from "../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("signIn"))("title") };
}

/** An origin nobody can have: with it only a bare path counts as ours. */
const PATHS_ONLY = ["https://orderdeck.invalid"];

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const { demo, oidc } = await publicFlags();
  return (
    <IntlProvider {...(await getIntl(["signIn", "shell", "common"]))}>
      <SignInScreen
        returnTo={safeReturnPath(callbackUrl, PATHS_ONLY)}
        errorCode={typeof error === "string" ? error : null}
        demo={demo}
        oidc={oidc}
      />
    </IntlProvider>
  );
}
