import type { z } from "zod";
import { templateView } from "@/lib/accounts/template/view";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { columns, label } from "@/lib/faces/cli/view-words";
import { formatByteSize } from "@/lib/platform/input/byte-size";

type Template = z.output<typeof templateView.schema>;

/** One template. */
const templateText = (template: Template): string =>
  recordText([
    [label("template"), template.name],
    [label("quota"), formatByteSize(template.quotaBytes)],
    [label("protocols"), template.protocols],
    [label("webmail"), template.webmail],
    [label("startPage"), template.startPage],
    [label("permissions"), permissionNames(template)],
    [label("requireSecondFactor"), template.requireSecondFactor],
    [label("created"), template.createdAt],
  ]);

/** Many. */
const templatesText = (templates: Template[]): string =>
  tableText(
    columns("template", "quota", "protocols", "webmail", "startPage"),
    templates.map((template) => [
      template.name,
      formatByteSize(template.quotaBytes),
      template.protocols,
      template.webmail,
      template.startPage,
    ]),
  );

/** How one template is shown. */
export const shownTemplate = { schema: templateView.schema, text: templateText };

/** How many are shown. */
export const shownTemplates = { schema: templateView.schema, text: templatesText };
