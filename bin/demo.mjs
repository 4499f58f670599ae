#!/usr/bin/env node
// `npm run demo`: the whole mail stack on private ports. `npm run demo -- --help` lists the commands.
import { launch } from "../deploy/stack/launch.mjs";

await launch("demo");
