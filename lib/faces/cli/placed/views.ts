import type { z } from "zod";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import { shownAlias } from "@/lib/faces/cli/alias/view";
import type { Shown } from "@/lib/faces/cli/answer";
import { shownDomain } from "@/lib/faces/cli/domain/view";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { plainView } from "@/lib/faces/cli/placed/plain-view";
import { shownProvider } from "@/lib/faces/cli/provider/view";
import { shownTemplate } from "@/lib/faces/cli/template/view";

const views: readonly Shown<z.ZodType>[] = [
  shownAdmin,
  shownDomain,
  shownTemplate,
  shownMailbox,
  shownAlias,
  shownProvider,
];

/** How an output is shown: as elsewhere where it has a view of its own, plainly otherwise. */
export const viewOf = (schema: z.ZodType): Shown<z.ZodType> =>
  views.find((one) => one.schema === schema) ?? plainView(schema);
