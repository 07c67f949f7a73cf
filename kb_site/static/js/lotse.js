// What every page runs: one behaviour a module. Pages that need more add their own in the block `scripts`.
import "./scheme.js";
import "./ago.js";
import "./focus.js";
import "./menu.js";
import "./copy.js";
import "./unsent.js";
import "./once.js";
import "./send.js";
import "./draft.js";
import "./trail.js";
import "./complete.js";
import "./tabs.js";
