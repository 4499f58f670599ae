import { templateView } from "@/lib/accounts/template/view";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";
import { formatByteSize } from "@/lib/platform/input/byte-size";

/** How one template is shown. */
export const shownTemplate = asRecord(templateView.schema, (template) => [
  [label("template"), template.name],
  [label("quota"), formatByteSize(template.quotaBytes)],
  [label("protocols"), template.protocols],
  [label("webmail"), template.webmail],
  [label("startPage"), template.startPage],
  [label("permissions"), permissionNames(template)],
  [label("requireSecondFactor"), template.requireSecondFactor],
  [label("created"), template.createdAt],
]);

/** How many are shown. */
export const shownTemplates = asTable(
  templateView.schema,
  ["template", "quota", "protocols", "webmail", "startPage"],
  ({ name, quotaBytes, protocols, webmail, startPage }) => [
    ...[name, formatByteSize(quotaBytes), protocols, webmail, startPage],
  ],
);
