"use client";

import { useT } from "@/components/shell/intl-provider";
import { UPLOAD_PROBLEMS, type UploadProblem } from "@/lib/contract/vcs";

function isProblem(code: string): code is UploadProblem {
  return UPLOAD_PROBLEMS.some((problem) => problem === code);
}

/** Words for why a file or a document was not taken; what has none of ours is said as the server said it. */
export function useProblemWords(): (code: string, message?: string) => string {
  const t = useT("vcs");
  return (code, message = "") => (isProblem(code) ? t(`upload.${code}`) : message || t("upload.failed"));
}
