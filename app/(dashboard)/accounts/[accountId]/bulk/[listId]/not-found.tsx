import { NoBulkForm } from "@/components/bulk/bulk-form";
import { IntlProvider } from "@/components/shell/intl-provider";
import { getIntl } from "../../../../../locale";

/** A selection that is gone, or that never was this account's. */
export default async function NoSuchList() {
  return (
    <IntlProvider {...(await getIntl(["bulk"]))}>
      <NoBulkForm reason="expired" />
    </IntlProvider>
  );
}
