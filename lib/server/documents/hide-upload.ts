import "server-only";
import type { Upload } from "@/lib/contract/vcs";
import { hideFileName, hidingOf } from "../actions/hide-people";
import type { ServiceContext } from "../context";

/** Uploads as this person may see them: files are named after buyers, and verdicts may quote them. */
export async function hideInUploads<U extends Upload>(ctx: ServiceContext, uploads: readonly U[]): Promise<U[]> {
  const hidingFor = await hidingOf(ctx, uploads);
  if (hidingFor === null) return [...uploads];
  return uploads.map((upload) => ({
    ...upload,
    original_name: hideFileName(upload.original_name),
    verdict_text: hidingFor(upload).text(upload.verdict_text),
  }));
}
