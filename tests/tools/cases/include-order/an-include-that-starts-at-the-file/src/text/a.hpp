#include "../store/session.hpp"
