// The one source of each precompiled header: CMake makes one only for a target that compiles something.
