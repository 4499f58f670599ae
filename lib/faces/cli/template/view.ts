import type { z } from "zod";
import type { templateView } from "@/lib/accounts/template/view";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { formatByteSize } from "@/lib/platform/input/byte-size";

type Template = z.output<typeof templateView.schema>;

/** One template. */
export const templateText = (template: Template): string =>
  recordText([
    ["template", template.name],
    ["quota", formatByteSize(template.quotaBytes)],
    ["protocols", template.protocols],
    ["webmail", template.webmail],
    ["landing", template.landing],
    ["people may", permissionNames(template)],
    ["second factor required", template.requireSecondFactor],
    ["created", template.createdAt],
  ]);

/** Many. */
export const templatesText = (templates: Template[]): string =>
  tableText(
    ["TEMPLATE", "QUOTA", "PROTOCOLS", "WEBMAIL", "LANDING"],
    templates.map((template) => [
      template.name,
      formatByteSize(template.quotaBytes),
      template.protocols,
      template.webmail,
      template.landing,
    ]),
  );
