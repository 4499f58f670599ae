import { z } from "zod";
import { moment } from "@/lib/platform/input/moment";
import { type ExportFormat, exportFormats, exportMediaTypes } from "@/lib/platform/list/export-rows";

/** A file that is sent while it is made, so that its length costs no memory. */
export interface Download {
  mediaType: string;
  fileName: string;
  pieces: AsyncGenerator<string>;
}

/** Of a log: a span of time. */
export const period = { from: moment.optional(), to: moment.optional().describe("Not included.") };

/** Of a log as a file. */
export const exported = {
  format: z.enum(exportFormats).default("csv").describe("CSV (RFC 4180), or one JSON document per line."),
};

/** The media types of a log as a file. */
export const files = exportFormats.map((format) => exportMediaTypes[format].split(";")[0] ?? "");

/** `letterlock-logins-2026-01-31.csv` */
export const fileOf = (
  name: string,
  format: ExportFormat,
  pieces: AsyncGenerator<string>,
): { file: Download } => ({
  file: {
    mediaType: exportMediaTypes[format],
    fileName: `letterlock-${name}-${new Date().toISOString().slice(0, 10)}.${format}`,
    pieces,
  },
});

const date = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/** A log's filter with its span as the verbs want it. */
export const withDates = <Filter extends { from?: string | undefined; to?: string | undefined }>({
  from,
  to,
  ...rest
}: Filter) => ({ ...rest, from: date(from), to: date(to) });
