import { templateView } from "@/lib/accounts/template/view";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { formatByteSize } from "@/lib/platform/input/byte-size";

const quota = ({ quotaBytes }: { quotaBytes: number }): string => formatByteSize(quotaBytes);
const shared = [["template", "name"], ["quota", quota], "protocols", "webmail", "startPage"] as const;

/** How one template is shown. */
export const shownTemplate = asRecord(templateView.schema, [
  ...shared,
  ["permissions", permissionNames],
  "requireSecondFactor",
  ["created", "createdAt"],
]);

/** How many are shown. */
export const shownTemplates = asTable(templateView.schema, shared);
