// The script of every page. Pages work without it; it adds what makes them quick: the keyboard, search while
// one types, completion of tags, picking many bookmarks, drag order. Each part stands in a file of its own.
import { dragOrder } from "./drag_order";
import { imports } from "./imports";
import { keyboard } from "./keyboard";
import { liveSearch } from "./live_search";
import { menus } from "./menus";
import { picking } from "./picking";
import { sorting } from "./sorting";
import { tagCompletion } from "./tag_completion";

menus();
picking();
sorting();
tagCompletion();
liveSearch();
dragOrder();
imports();
keyboard();
