// #include "library/tag.hpp"
/*
#include "text/fold.hpp"
*/
