#!/usr/bin/env node
// `npm run up`: the product alone, with a database of its own. `npm run up -- --help` lists the commands.
import { launch } from "../deploy/stack/launch.mjs";

await launch("up");
