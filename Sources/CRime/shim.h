#include <rime_api.h>
