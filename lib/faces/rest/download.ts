import type { Download } from "@/lib/platform/list/log-file";
import { logger } from "@/lib/platform/log";

/** A file as an answer, read piece by piece as fast as the other side takes it. */
export function downloadAnswer({ mediaType, fileName, pieces }: Download, headers: Headers): Response {
  headers.set("content-type", mediaType);
  headers.set("content-disposition", `attachment; filename="${fileName}"`);
  headers.set("x-content-type-options", "nosniff");
  return new Response(streamOf(pieces), { headers });
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        // The connection breaks off, so that half a file is not taken for a whole one.
        logger("rest").error({ error }, "a download broke off");
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
