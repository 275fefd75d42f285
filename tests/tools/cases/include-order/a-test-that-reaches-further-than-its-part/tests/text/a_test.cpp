#include "store/session.hpp"
