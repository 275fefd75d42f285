#include "prelude/ids.hpp"
