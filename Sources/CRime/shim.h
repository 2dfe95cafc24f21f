// Types only: librime is opened with dlopen when a keyboard needs it (Sources/TextInput/RimeLibrary.swift).
#include <rime_api.h>
