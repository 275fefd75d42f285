
#include "library/tag.hpp"
